import { describe, expect, it } from 'vitest';
import type { PersonId, SessionId } from '../../../src/domain/ids';
import { Served } from '../../../src/net/served';

const sessionOf = (n: number) => n.toString(16).padStart(16, '0') as SessionId;
const editor = { session: sessionOf(1), visitor: sessionOf(2), role: 'edit' } as const;
const reader = { session: sessionOf(3), visitor: sessionOf(4), role: 'view' } as const;
const person = (name: string) => ({ id: '0123456789abcdef' as PersonId, name, office: '' });

describe('what a machine left open has handed on', () => {
  it('is counted for each colleague, the last served first, under the name they give', () => {
    let now = 100;
    const served = new Served(() => now++);
    served.note(editor);
    served.note(reader);
    served.note(editor);
    served.know([
      { session: editor.session, person: person('Anna') },
      { session: reader.visitor, person: person('Lia') },
      { session: sessionOf(9), person: person('mai servita') },
    ]);
    expect(served.all).toEqual([
      { role: 'edit', person: person('Anna'), count: 2, at: 102 },
      { role: 'view', person: person('Lia'), count: 1, at: 101 },
    ]);
  });

  it('is nothing for who has not said hello, and never a long list', () => {
    const served = new Served(() => 1);
    served.note({ ...editor, role: null });
    expect(served.all).toEqual([]);
    for (let i = 0; i < 500; i++) served.note({ ...editor, session: sessionOf(i + 10) });
    expect(served.all).toHaveLength(100);
  });
});
