import { describe, expect, it } from 'vitest';
import { changedOf } from '../../../src/domain/changed';
import type { EntryId } from '../../../src/domain/fact';
import type { ActionId } from '../../../src/domain/ids';
import { actionOf, itemId, partId, namedBy, parseSubject } from '../../../src/domain/subject';

const action = '7.12.3' as ActionId;
const random = '0123456789ab' as EntryId;

describe('what a fact is about', () => {
  it('is an action, a thing kept on it, or a measure of an indicator', () => {
    expect(parseSubject(action)).toEqual({ kind: 'action', action });
    for (const kind of ['milestone', 'indicator', 'evidence', 'comment'] as const) {
      const item = itemId(action, kind, random);
      expect(parseSubject(item)).toEqual({ kind, action, item, of: null });
      expect(actionOf(item)).toBe(action);
    }
    const indicator = itemId(action, 'indicator', random);
    const item = partId(indicator, random);
    expect(parseSubject(item)).toEqual({ kind: 'measure', action, item, of: indicator });
    const comment = itemId(action, 'comment', random);
    expect(parseSubject(partId(comment, random))).toMatchObject({ kind: 'reply', of: comment });
    expect(namedBy(item)).toBe(indicator);
    expect(namedBy(indicator)).toBe(indicator);
  });

  it('is nothing where the words are not ours', () => {
    for (const text of [
      '',
      'x',
      '7.12',
      '7.12.3:',
      '7.12.3:m',
      '7.12.3:m-',
      '7.12.3:m-short',
      '7.12.3:z-0123456789ab',
      '7.12.3:m-0123456789ab-0123456789ab',
      '7.12.3:i-0123456789ab-x',
      '7.12.3:i-0123456789ab-0123456789ab-0123456789ab',
      '7.12.3:m-0123456789ab:m-0123456789ab',
      '__proto__',
    ])
      expect(parseSubject(text), text).toBeNull();
  });

  it('has the fields of its kind', () => {
    expect(changedOf(action, 'state')).toEqual({ of: 'action', action, field: 'state' });
    expect(changedOf(itemId(action, 'milestone', random), 'day')).toMatchObject({
      of: 'milestone',
      field: 'day',
    });
    expect(changedOf(action, 'title')).toBeNull();
    expect(changedOf(itemId(action, 'milestone', random), 'toString')).toBeNull();
  });
});
