import { describe, expect, it } from 'vitest';
import {
  acquaintancesLimit,
  parseAcquaintances,
  withAcquaintance,
  type Acquaintance,
} from '../../../src/domain/acquaintance';
import type { PersonId } from '../../../src/domain/ids';

const met = (number: number, name = `Persona ${number}`): Acquaintance => ({
  person: { id: '0123456789abcdef' as PersonId, name, office: 'Cultura' },
  role: 'edit',
  fingerprint: new Uint8Array(32).fill(number),
  at: number,
});

describe('devices met before', () => {
  it('are kept the last first, once each whatever they are called', () => {
    const known = [met(1), met(2)].reduce(withAcquaintance, []);
    expect(withAcquaintance(known, met(1, 'Anna')).map(({ person }) => person.name)).toEqual([
      'Anna',
      'Persona 2',
    ]);
  });

  it('are forgotten, the longest not met first, when there are many', () => {
    const all = Array.from({ length: acquaintancesLimit + 5 }, (_, number) => met(number));
    const known = all.reduce<readonly Acquaintance[]>(withAcquaintance, []);
    expect(known).toHaveLength(acquaintancesLimit);
    expect(known[0]).toEqual(met(acquaintancesLimit + 4));
  });

  it('come off a disk as they went on, without what cannot be read', () => {
    const good = met(1);
    const bad = [
      null,
      {},
      { ...good, role: 'owner' },
      { ...good, fingerprint: new Uint8Array(31) },
      { ...good, fingerprint: 'ab'.repeat(32) },
      { ...good, at: Number.NaN },
      { ...good, person: { ...good.person, id: 'nobody' } },
    ];
    expect(parseAcquaintances([...bad, good])).toEqual([good]);
    expect(parseAcquaintances('nonsense')).toEqual([]);
  });
});
