import { describe, expect, it } from 'vitest';
import { Device } from '../../../src/app/device.svelte';
import { defaultSettings, type DeviceSettings } from '../../../src/domain/settings';
import type { PersonId } from '../../../src/domain/ids';
import { idOf } from './fakes';
import { FakeWorld } from './world';

async function load(settings: Partial<DeviceSettings> = {}) {
  const world = new FakeWorld('', [], settings);
  const device = new Device(world.all);
  await device.load();
  return { world, device };
}
const anna = { id: 'f'.repeat(16) as PersonId, name: 'Anna', office: '' };

describe('who signs on this device', () => {
  it('is somebody without a name until asked, the same all along and once signed', async () => {
    const { world, device } = await load();
    expect(device.asked).toBe(false);
    const { id } = device.person;
    expect(device.person).toEqual({ id, name: '', office: '' });
    await device.sign('  Maria\u202e Rossi ', 'Segreteria '.repeat(20));
    expect(device.asked).toBe(true);
    expect(device.person.id).toBe(id);
    expect(device.person.name).toBe('Maria Rossi');
    expect(device.person.office.length).toBeLessThanOrEqual(60);
    expect(world.settings.person).toEqual(device.person);
  });

  it('has been asked also where the answer was not now', async () => {
    const { device } = await load();
    await device.sign('', '');
    expect(device.asked).toBe(true);
  });

  it('changes a name and stays the same person', async () => {
    const { device } = await load({ person: anna });
    await device.sign('Anna Bianchi', 'Tributi');
    expect(device.person).toEqual({ ...anna, name: 'Anna Bianchi', office: 'Tributi' });
  });
});

describe('signalling servers', () => {
  it('are added once, at most five, and taken away', async () => {
    const { world, device } = await load();
    await device.addSignalling('  wss://a.it ');
    await device.addSignalling('wss://a.it/');
    expect(device.signalling).toEqual(['wss://a.it/']);
    for (const name of ['b', 'c', 'd', 'e', 'f']) await device.addSignalling(`wss://${name}.it`);
    expect(device.signalling).toHaveLength(5);
    await device.removeSignalling('wss://a.it/');
    expect(device.signalling[0]).toBe('wss://b.it/');
    expect(world.settings.signalling).toEqual(device.signalling);
  });

  it('that are none are refused in words, and nothing changes', async () => {
    const { world, device } = await load();
    await expect(device.addSignalling('https://a.it')).rejects.toThrow('address-not-websocket');
    expect(device.signalling).toEqual([]);
    expect(world.asked('settings.write')).toEqual([]);
  });
});

describe('the open workspace', () => {
  it('hears of a new signature and of servers, and of nothing else', async () => {
    const { device } = await load();
    const heard: string[] = [];
    const end = device.onChange(() =>
      heard.push(`${device.person.name} ${device.signalling.length}`),
    );
    await device.sign('Anna', '');
    await device.addSignalling('wss://a.it');
    await device.removeSignalling('wss://a.it/');
    await device.setTheme('dark');
    await device.setLanguage('en');
    await device.setShortcuts(false);
    await device.rememberWorkspace(idOf('uno'));
    expect(heard).toEqual(['Anna 0', 'Anna 1', 'Anna 0']);
    end();
    await device.sign('Bruno', '');
    expect(heard).toHaveLength(3);
  });
});

describe('settings', () => {
  it('are kept, each on its own', async () => {
    const { world, device } = await load({ theme: 'dark' });
    await device.setShortcuts(false);
    expect(world.settings).toEqual({ ...defaultSettings, theme: 'dark', shortcuts: false });
    expect(device.settings).toEqual(world.settings);
  });

  it('that could not be read are the defaults, and it is said', async () => {
    const world = new FakeWorld();
    world.failing.set('settings.read', { kind: 'storage-refused' });
    const device = new Device(world.all);
    await device.load();
    expect(device.settings).toEqual(defaultSettings);
    expect(device.problem).toEqual({ kind: 'storage-refused' });
  });

  it('that could not be kept hold in this tab, and it is said until one is kept', async () => {
    const { world, device } = await load();
    world.failing.set('settings.write', { kind: 'storage-full' });
    await device.setTheme('dark');
    expect(device.settings.theme).toBe('dark');
    expect(device.problem).toEqual({ kind: 'storage-full' });
    world.failing.clear();
    await device.setTheme('light');
    expect(device.problem).toBeNull();
  });
});

describe('the browser', () => {
  it('is asked to keep our data once, unless the person asks again', async () => {
    const { world, device } = await load();
    await Promise.all([device.askToKeep(), device.askToKeep()]);
    await device.askToKeep();
    expect(world.asked('askPersistence')).toHaveLength(1);
    expect(world.settings.persistAsked).toBe(true);
    await device.askToKeep(true);
    expect(world.asked('askPersistence')).toHaveLength(2);
    expect(device.persistence).toBe('kept');
  });

  it('says how much is used and whether it keeps it', async () => {
    const { device } = await load();
    expect(device.usage).toEqual({ used: null, quota: null });
    await device.measure();
    expect(device.usage).toEqual({ used: 5, quota: 10 });
    expect(device.persistence).toBe('clearable');
  });
});
