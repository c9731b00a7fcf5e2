import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PersonId } from '../../../src/domain/ids';
import { defaultSettings, signallingAddress } from '../../../src/domain/settings';
import type { DeviceSettings } from '../../../src/domain/settings';
import { askPersistence, persistence, storageUsage } from '../../../src/storage/estimate';
import { SettingsStore } from '../../../src/storage/settings';
import { Disk, putRaw, workspace } from './disk';

let disk: Disk;
beforeEach(() => {
  disk = new Disk();
});
afterEach(() => disk.close());

const person = { id: '0123456789abcdef' as PersonId, name: 'Maria Rossi', office: 'Segreteria' };

describe('device settings', () => {
  it('have defaults: Italian, nobody, no server', async () => {
    expect(await new SettingsStore(disk.tab()).read()).toEqual(defaultSettings);
    expect(defaultSettings.signalling).toEqual([]);
  });

  it('are kept, and two tabs that change two of them both succeed', async () => {
    const [one, two] = [new SettingsStore(disk.tab()), new SettingsStore(disk.tab())];
    const changed: DeviceSettings = {
      person,
      language: 'en',
      theme: 'dark',
      signalling: ['wss://segnali.example.it/'],
      lastWorkspace: workspace,
      persistAsked: true,
      shortcuts: false,
      carets: false,
    };
    const { language, theme, ...rest } = changed;
    await Promise.all([one.write({ language }), two.write({ theme }), one.write(rest)]);
    await two.write({});
    expect(await new SettingsStore(disk.tab()).read()).toEqual(changed);
    await one.write({ person: null, lastWorkspace: null });
    expect(await two.read()).toEqual({ ...changed, person: null, lastWorkspace: null });
  });

  it.each([
    ['person', { ...person, id: 'x' }],
    ['person', { id: person.id }],
    ['person', 'Maria'],
    ['language', 'de'],
    ['theme', 1],
    ['signalling', 'wss://a.example'],
    ['lastWorkspace', '../..'],
    ['persistAsked', 'yes'],
  ])('fall back on the default of a damaged %s', async (key, value) => {
    const tab = disk.tab();
    await putRaw(tab, 'settings', { key, value });
    await putRaw(tab, 'settings', { key: 5, value: 5 });
    await putRaw(tab, 'settings', { key: 'no value' });
    expect(await new SettingsStore(tab).read()).toEqual(defaultSettings);
  });

  it('bound what they read', async () => {
    const tab = disk.tab();
    await putRaw(tab, 'settings', { key: 'person', value: { ...person, name: 'M'.repeat(99) } });
    const servers = [1, 'http://a.it', ...Array.from({ length: 9 }, (_, n) => `wss://h${n}.it`)];
    await putRaw(tab, 'settings', { key: 'signalling', value: servers });
    const settings = await new SettingsStore(tab).read();
    expect(settings.person?.name).toHaveLength(40);
    expect(settings.signalling).toEqual([0, 1, 2, 3, 4].map((n) => `wss://h${n}.it/`));
  });

  it('take only the address of a WebSocket for a signalling server', () => {
    expect(signallingAddress('ws://localhost:4444')).toBe('ws://localhost:4444/');
    for (const text of [
      '',
      'segnali.example.it',
      'https://a.it',
      'wss://user:secret@a.it',
      'wss://a.it/#x',
      'wss:///',
      `wss://${'a'.repeat(300)}.it`,
    ])
      expect(signallingAddress(text)).toBeNull();
  });
});

describe('what the browser says of storage', () => {
  it('is passed on', async () => {
    const storage = {
      persist: () => Promise.resolve(true),
      persisted: () => Promise.resolve(false),
      estimate: () => Promise.resolve({ usage: 5, quota: 10 }),
    };
    expect(await askPersistence(storage)).toBe('kept');
    expect(await persistence(storage)).toBe('clearable');
    expect(await storageUsage(storage)).toEqual({ used: 5, quota: 10 });
  });

  it('is unknown where it says nothing or fails', async () => {
    const failing = () => Promise.reject(new TypeError('no'));
    const broken = { persist: failing, persisted: failing, estimate: failing };
    for (const storage of [undefined, {}, broken]) {
      expect(await askPersistence(storage)).toBe('unknown');
      expect(await persistence(storage)).toBe('unknown');
      expect(await storageUsage(storage)).toEqual({ used: null, quota: null });
    }
  });
});
