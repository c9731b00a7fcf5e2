import type { ActionId, SessionId } from '../domain/ids';
import type { Person } from '../domain/person';
import type { Saved } from '../domain/saved';
import type { Messages } from '../messages/it';
import { EditBatches } from './edit-batch';

/** What of a workspace there is news about. */
interface Source {
  readonly colleagues: readonly { readonly session: SessionId; readonly person: Person }[];
  readonly saved: Saved;
}

/** What has happened since it was last said: edits of colleagues, who came and went, the disk. */
export class News {
  readonly #source: Source;
  readonly #edits = new EditBatches();
  #here: ReadonlyMap<SessionId, Person>;
  #unsaved = false;

  constructor(source: Source) {
    this.#source = source;
    this.#here = this.#whoIsHere();
  }

  edited(by: Person | undefined, actions: readonly ActionId[], m: Messages): void {
    this.#edits.add(nameOf(by, m), actions);
  }

  /** Something was not saved: that it is again will be news. */
  unsaved(): void {
    this.#unsaved = true;
  }

  /** All of it in words, and starts again. */
  take(m: Messages): string[] {
    const said = this.#edits.take().map(({ who, actions }) => m.announce.edits(who, actions));
    const before = this.#here;
    this.#here = this.#whoIsHere();
    for (const who of news(before, this.#here)) said.push(m.announce.arrived(nameOf(who, m)));
    for (const who of news(this.#here, before)) said.push(m.announce.left(nameOf(who, m)));
    if (this.#unsaved && this.#source.saved.kind === 'saved') {
      this.#unsaved = false;
      said.push(m.announce.savedAgain);
    }
    return said;
  }

  #whoIsHere(): ReadonlyMap<SessionId, Person> {
    return new Map(this.#source.colleagues.map(({ session, person }) => [session, person]));
  }
}

/** Sessions of `after` that `before` lacks. Who reloaded the page has a new one, and is no news. */
function news(
  before: ReadonlyMap<SessionId, Person>,
  after: ReadonlyMap<SessionId, Person>,
): Person[] {
  const gone = new Set(
    [...before].filter(([session]) => !after.has(session)).map(([, { id }]) => id),
  );
  return [...after]
    .filter(([session, { id }]) => !before.has(session) && !gone.has(id))
    .map(([, person]) => person);
}

const nameOf = (person: Person | undefined, m: Messages): string => person?.name || m.person.noName;
