import { describe, expect, it } from 'vitest';
import { Announcer } from '../../../src/app/announcer.svelte';

function make() {
  const later: { action: () => void; ms: number }[] = [];
  const announcer = new Announcer((action, ms) => later.push({ action, ms }));
  return { announcer, later, texts: () => announcer.toasts.map(({ text }) => text) };
}

describe('the announcer', () => {
  it('says the same again so that it is heard again', () => {
    const { announcer } = make();
    const heard = ['Copiato', 'Copiato', 'Copiato', 'Altro'].map((text) => {
      announcer.say(text);
      return announcer.spoken;
    });
    expect(heard.map((text) => text.trim())).toEqual(['Copiato', 'Copiato', 'Copiato', 'Altro']);
    expect(heard[1]).not.toBe(heard[0]);
    expect(heard[2]).not.toBe(heard[1]);
  });

  it('says what it shows, and takes it away after some seconds', () => {
    const { announcer, later, texts } = make();
    announcer.show('Firma salvata');
    expect(announcer.spoken).toBe('Firma salvata');
    expect(texts()).toEqual(['Firma salvata']);
    expect(later[0]!.ms).toBeGreaterThanOrEqual(5000);
    later[0]!.action();
    expect(texts()).toEqual([]);
  });

  it('leaves a warning until it is put away', () => {
    const { announcer, later, texts } = make();
    announcer.show('Il disco è pieno', 'warn');
    expect(later).toEqual([]);
    announcer.dismiss(announcer.toasts[0]!.id);
    expect(texts()).toEqual([]);
  });

  it('shows the same once, and three things at most, the newest last', () => {
    const { announcer, later, texts } = make();
    for (const text of ['a', 'b', 'a', 'c', 'd']) announcer.show(text);
    expect(texts()).toEqual(['a', 'c', 'd']);
    later[0]!.action(); // of the first "a", which the second has replaced
    expect(texts()).toEqual(['a', 'c', 'd']);
    expect(new Set(announcer.toasts.map(({ id }) => id)).size).toBe(3);
  });

  it('offers one thing to do at a time, says so, and puts the offer away once it is taken', () => {
    const { announcer, later, texts } = make();
    let taken = '';
    const offer = (name: string) => ({ label: 'Annulla', take: () => (taken += name) });
    announcer.show('Una', 'done', offer('a'));
    announcer.show('Due', 'done', offer('b'));
    expect(texts()).toEqual(['Due']);
    expect(announcer.spoken).toBe('Due Annulla');
    expect(later[1]!.ms).toBeGreaterThanOrEqual(20_000);
    announcer.take(announcer.toasts[0]!);
    expect([taken, texts()]).toEqual(['b', []]);
    announcer.show('Tre');
    announcer.show('Quattro', 'done', offer('c'));
    announcer.withdraw();
    expect(texts()).toEqual(['Tre']);
  });
});
