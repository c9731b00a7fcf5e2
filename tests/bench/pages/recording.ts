import { WorkspaceDoc } from '../../../src/crdt/workspace-doc';
import type { Writing } from '../../../src/crdt/fact-book';
import type { EntryId, FactValue } from '../../../src/domain/fact';
import type { PersonId, ProgrammeHash, SessionId, Timestamp } from '../../../src/domain/ids';
import { builtInStates } from '../../../src/domain/state';
import { Seeded } from '../../helpers/seeded';
import { programme } from '../search-corpus';

const people = 6;
/** Five years of 220 working days. */
const days = 1100;
const dayMs = 86_400_000;
const pagesAtOnce = 200;

/** Changes of one page, as it makes an envelope of them. */
export interface Step {
  readonly shared: WorkspaceDoc;
  readonly session: SessionId;
  /** The number of the last of them. */
  readonly seq: number;
  readonly time: Timestamp;
  /** Empty where it is one of many pages that came at once. */
  readonly update: Uint8Array<ArrayBuffer>;
  readonly writings: readonly Writing[];
  /** How many changes are still to come. */
  readonly left: number;
}

/**
 * Five years in which six people record how actions stand, each day in a page of their own. Most of
 * what they write is of few actions and few fields; one change in a hundred is written unseen by
 * another. The same every time. The last ones, at least `single`, come one by one; those before many
 * pages at a time, for Yjs asks every author there ever was at each transaction.
 */
export function* workYears(changes: number, single: number): Generator<Step> {
  const random = new Seeded(5);
  const ids = programme.goals.flatMap(({ actions }) => actions.map(({ id }) => id));
  const shared = new WorkspaceDoc();
  shared.found('Cinque anni', 'a'.repeat(64) as ProgrammeHash);
  let updates: Uint8Array[] = [];
  shared.doc.on('update', (update: Uint8Array) => updates.push(update));
  const hex = () => Array.from({ length: 16 }, () => random.below(16).toString(16)).join('');
  const persons = Array.from({ length: people }, (_, n) => {
    return { id: hex() as PersonId, name: `Persona ${n}`, office: `Ufficio ${n % 3}` };
  });
  const heads = new Map<string, readonly EntryId[]>();
  const change = () => {
    const subject = ids[Math.floor(random.next() ** 2 * ids.length)] ?? '1.1.1';
    const [field, value] = valueOf(random);
    const known = heads.get(`${subject}/${field}`) ?? [];
    const over = random.next() < 0.01 ? [] : known;
    const id = Array.from({ length: 12 }, () => random.below(36).toString(36)).join('') as EntryId;
    heads.set(`${subject}/${field}`, over === known ? [id] : [...known, id]);
    return { subject, field, id, value, over };
  };
  let done = 0;
  let session = hex() as SessionId;
  const record = (page: number, first: number, size: number): Step => {
    const person = persons[page % people] ?? { id: hex() as PersonId, name: '', office: '' };
    const day = Date.UTC(2026, 0, 5) + Math.floor(page / people) * 1.66 * dayMs;
    const time = Math.round(day + first * 60_000);
    const writings = Array.from({ length: size }, () => {
      return { ...change(), by: person.id, at: time };
    });
    updates = [];
    shared.record(writings, person);
    const update = updates[0]?.slice() ?? new Uint8Array();
    done += size;
    return { shared, session, seq: first + size, time, update, writings, left: changes - done };
  };
  const begin = (): void => {
    session = hex() as SessionId;
    shared.doc.clientID = random.below(2 ** 32);
  };
  const dueBy = (page: number) => Math.round((changes * (page + 1)) / (days * people));
  let page = 0;
  while (page < days * people && changes - dueBy(page) >= single) {
    const steps: Step[] = [];
    shared.doc.transact(() => {
      for (let n = 0; n < pagesAtOnce && changes - dueBy(page) >= single; n++, page++) {
        begin();
        steps.push(record(page, 0, dueBy(page) - done));
      }
    });
    yield* steps;
  }
  for (; page < days * people; page++) {
    begin();
    for (let seq = 0; done < dueBy(page); seq++) yield record(page, seq, 1);
  }
}

function valueOf(random: Seeded): [string, FactValue] {
  const kind = random.next();
  if (kind < 0.3) return ['progress', random.below(101)];
  if (kind < 0.55) return ['state', random.pick(builtInStates)];
  if (kind < 0.7) return ['due', `20${26 + random.below(6)}-0${1 + random.below(9)}-15`];
  if (kind < 0.8) return ['owners', [`Ufficio ${random.below(20)}`, `Ufficio ${random.below(9)}`]];
  const text = programme.goals[random.below(programme.goals.length)]?.title ?? '';
  return [random.pick(['result', 'gap', 'cause', 'expected']), text];
}
