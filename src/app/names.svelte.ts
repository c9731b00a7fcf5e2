import type { Touch } from '../crdt/workspace-doc';
import { codesOf, nameAll, type Present } from '../domain/company';
import type { ActionId, PersonId } from '../domain/ids';
import type { Person } from '../domain/person';
import type { Colleague } from '../domain/presence';

/** Who is here and who has written here; reading it wakes the reader when that changes. */
export interface NamesSource {
  readonly presence: () => { readonly others: readonly Colleague[]; readonly self: Person };
  readonly touches: () => ReadonlyMap<ActionId, Touch>;
}

interface Named {
  readonly others: readonly Colleague[];
  readonly self: Person;
  readonly touches: ReadonlyMap<ActionId, Touch>;
  readonly codes: ReadonlyMap<PersonId, string>;
  readonly present: readonly Present[];
}

/**
 * What people are called, told apart where names are alike. Whoever shows only the codes is not woken
 * by each colleague who comes, goes or moves: hundreds of lines on a screen are signed.
 */
export class Names {
  readonly #source: NamesSource;
  /** Worked out, and what from. */
  #known: Named | null = null;
  readonly #codes = $derived.by(() => this.#read().codes);

  constructor(source: NamesSource) {
    this.#source = source;
  }

  /** Other tabs and devices now connected. */
  get present(): readonly Present[] {
    return this.#read().present;
  }

  /** What tells a person apart from others of the same name who are here or have written here. */
  codeOf(id: PersonId): string | null {
    return this.#codes.get(id) ?? null;
  }

  #read(): Named {
    const { others, self } = this.#source.presence();
    const touches = this.#source.touches();
    const known = this.#known;
    if (known?.others === others && known.self === self && known.touches === touches) return known;
    const here = others.map(({ person }) => person);
    const found = codesOf([self, ...here, ...[...touches.values()].map(({ by }) => by)]);
    const codes = known && sameEntries(known.codes, found) ? known.codes : found;
    this.#known = { others, self, touches, codes, present: nameAll(others, codes) };
    return this.#known;
  }
}

const sameEntries = <Key, Value>(a: ReadonlyMap<Key, Value>, b: ReadonlyMap<Key, Value>): boolean =>
  a.size === b.size && [...a].every(([key, value]) => b.get(key) === value);
