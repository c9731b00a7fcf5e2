import { describe, expect, it } from 'vitest';
import { codesOf, nameAll } from '../../../src/domain/company';
import type { PersonId, SessionId } from '../../../src/domain/ids';
import type { Person } from '../../../src/domain/person';
import type { Colleague } from '../../../src/domain/presence';

const person = (id: string, name: string): Person => ({
  id: id.padEnd(16, '0') as PersonId,
  name,
  office: '',
});
const colleague = (who: Person, role: Colleague['role'] = 'edit'): Colleague => ({
  session: `session of ${who.id}` as SessionId,
  person: who,
  role,
  where: null,
  at: null,
  via: 'network',
});
const me = person('aaaa', 'Anna Rossi');
const marks = (colleagues: readonly Colleague[], known: readonly Person[] = [me]) =>
  nameAll(colleagues, codesOf([...colleagues.map(({ person }) => person), ...known])).map(
    ({ declared, code }) => [declared, code],
  );

describe('the names of those who are here', () => {
  it('stand alone where nobody else has them', () => {
    expect(marks([colleague(person('bbbb', 'Bruno')), colleague(person('cccc', 'Carla'))])).toEqual(
      [
        [false, null],
        [false, null],
      ],
    );
  });

  it('of readers are marked as declared', () => {
    expect(marks([colleague(person('bbbb', 'Bruno'), 'view')])).toEqual([[true, null]]);
    // A reader may even copy the id of an editor.
    expect(marks([colleague(me, 'view')])).toEqual([[true, null]]);
  });

  it('that two have are told apart by a code', () => {
    const [one, two] = [person('b1b2c3', 'Bruno'), person('c1c2', 'Bruno')];
    expect(marks([colleague(one), colleague(two)])).toEqual([
      [false, 'b1b2'],
      [false, 'c1c2'],
    ]);
  });

  it.each(['Anna Rossi', 'ANNA ROSSI', 'Anna  Róssi', 'anna.rossi', 'Ａnna Rossi'])(
    'that could pass for mine, as %s, have a code; those of my own other tabs have none',
    (name) => {
      expect(marks([colleague(person('dddd', name)), colleague(me)])).toEqual([
        [false, 'dddd'],
        [false, 'aaaa'],
      ]);
      expect(marks([colleague(me)])).toEqual([[false, null]]);
    },
  );

  it('of somebody who wrote here and is away cannot be worn unmarked', () => {
    expect(marks([colleague(person('eeee', 'Dario'))], [me, person('ffff', 'Dario')])).toEqual([
      [false, 'eeee'],
    ]);
  });
});
