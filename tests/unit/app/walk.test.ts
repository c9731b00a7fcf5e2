import { describe, expect, it } from 'vitest';
import { Walk } from '../../../src/app/walk.svelte';
import { rowsOf } from '../../../src/domain/action-list';
import { factOf, type EntryId, type FactValue } from '../../../src/domain/fact';
import type { ActionId, PersonId } from '../../../src/domain/ids';
import { mine } from '../../../src/domain/mine';
import { trackingOf, type Field } from '../../../src/domain/tracking';
import { cremona } from '../domain/cremona';

let last = 0;
const tracked = (at: number, values: Partial<Record<Field, FactValue>>) =>
  trackingOf(
    new Map(
      Object.entries(values).map(([field, value]) => {
        const id = (++last).toString(36).padStart(12, '0') as EntryId;
        const by = '00000000000000aa' as PersonId;
        return [field as Field, factOf([{ id, value, by, at, over: [] }])] as const;
      }),
    ),
  );
const person = (name: string, office: string) => ({
  id: '00000000000000aa' as PersonId,
  name,
  office,
});

describe('one’s own actions', () => {
  const tracking = new Map([
    ['1.1.1' as ActionId, tracked(300, { owners: ['Anna Rossi'] })],
    ['1.1.2' as ActionId, tracked(100, { owners: ['Bruno', 'ufficio cultura'], state: 'going' })],
    ['1.2.1' as ActionId, tracked(200, { owners: ['Anna Rossi'], state: 'done' })],
    ['1.3.1' as ActionId, tracked(50, { owners: ['Ufficio Verde'] })],
  ]);
  const rows = rowsOf(cremona, { tracking, touches: new Map() });
  const ids = (name: string, office: string) =>
    mine(rows, person(name, office)).map(({ action }) => action.id);

  it('are the open ones of the person or the office, the stillest first', () => {
    expect(ids('Anna Rossi', 'Ufficio Cultura ')).toEqual(['1.1.2', '1.1.1']);
    expect(ids(' anna rossi', '')).toEqual(['1.1.1']);
    expect(ids('', '')).toEqual([]);
    expect(ids('Anna', 'Verde')).toEqual([]);
  });

  it('are gone through one after another, and back', () => {
    const walk = new Walk(['1.1.2', '1.1.1'] as ActionId[]);
    expect(walk.action).toBe('1.1.2');
    walk.back();
    walk.next();
    expect([walk.at, walk.action]).toEqual([1, '1.1.1']);
    walk.next();
    walk.next();
    expect([walk.at, walk.action]).toEqual([2, null]);
    walk.back();
    expect(walk.action).toBe('1.1.1');
    expect(new Walk([]).action).toBeNull();
  });
});
