import { describe, expect, it } from 'vitest';
import { cellText, readCell, type CellField } from '../../../src/app/cell-text';
import type { ActionId } from '../../../src/domain/ids';
import { untracked, type Tracking } from '../../../src/domain/tracking';
import { it as italian } from '../../../src/messages/it';
import { trackingIt } from '../../../src/messages/tracking-it';

const action = '1.1.1' as ActionId;
const words = {
  states: italian.states,
  priorities: trackingIt.priorities,
  now: new Date(2015, 6, 31, 12).getTime(),
};
/** The value read, or why there is none. */
const read = (field: CellField, text: string) => {
  const found = readCell(action, field, text, words);
  return typeof found === 'string' ? { refused: found } : found.value;
};
const refused = (why: string) => ({ refused: why });

describe('what is typed in a cell', () => {
  it.each(['state', 'progress', 'owners', 'due', 'priority', 'tags'] as const)(
    'takes the value of "%s" away where nothing is',
    (field) => {
      expect(read(field, '  ')).toBeNull();
    },
  );

  it.each([
    ['3/2/2015', '2015-02-03'],
    ['3.2.2015', '2015-02-03'],
    ['03-02-2015', '2015-02-03'],
    ['3 2 15', '2015-02-03'],
    ['2015-02-03', '2015-02-03'],
    [' 31/12 ', '2015-12-31'],
  ])('is a day as people write it: %s', (text, day) => {
    expect(read('due', text)).toBe(day);
  });

  it.each(['31/2/2015', '13/13/2015', '2015', 'domani', '3/2/201', '1/2/3/4'])(
    'is no day: %s',
    (text) => {
      expect(read('due', text)).toEqual(refused('due'));
    },
  );

  it('is a percentage, with its sign or without', () => {
    expect(['40', '40 %', '40%', '0', '100', '12,6'].map((text) => read('progress', text))).toEqual(
      [40, 40, 40, 0, 100, 13],
    );
    for (const text of ['101', '-1', 'metà', '4 0', '%'])
      expect(read('progress', text)).toEqual(refused('progress'));
  });

  it('is a state by its first letters, whatever their case and accents', () => {
    expect(read('state', 'con')).toBe('done');
    expect(read('state', 'IN C')).toBe('going');
    expect(read('state', 'Non avviata')).toBe('not-begun');
    expect(read('state', 'in')).toEqual(refused('unclear'));
    expect(read('state', 'finita')).toEqual(refused('state'));
    expect(read('priority', 'à')).toBe('high');
    expect(read('priority', 'media')).toEqual(refused('priority'));
  });

  it('is labels, each once, with commas between', () => {
    expect(read('owners', ' Segreteria ,, Ufficio  Ambiente, Segreteria')).toEqual([
      'Segreteria',
      'Ufficio Ambiente',
    ]);
    expect(read('tags', ',')).toBeNull();
    expect(read('tags', 'x'.repeat(81))).toEqual(refused('long'));
    const many = Array.from({ length: 21 }, (_, n) => String(n)).join(',');
    expect(read('tags', many)).toEqual(refused('many'));
  });

  it('is written in an editor so that it reads back as the same', () => {
    const values = {
      ...untracked.values,
      progress: 40,
      owners: ['Segreteria', 'Ambiente'],
      due: '2015-02-03',
    } as unknown as Tracking['values'];
    expect(cellText('due', { values })).toBe('3/2/2015');
    for (const field of ['progress', 'owners', 'due', 'tags'] as const)
      expect(read(field, cellText(field, { values }))).toEqual(values[field]);
  });
});
