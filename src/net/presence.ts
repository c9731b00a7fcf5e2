import { Awareness } from 'y-protocols/awareness';
import type { Doc } from 'yjs';
import type { ActionId, PersonId, SessionId, Timestamp } from '../domain/ids';
import { cleanLabel, colourOf, nameLimit, officeLimit, type Person } from '../domain/person';
import {
  encodePresence,
  parsePresence,
  type Colleague,
  type PresenceState,
  type SharedPosition,
} from '../domain/presence';
import type { Role } from '../domain/workspace';

const heartbeatMs = 15_000;
const expiresMs = 40_000;
const throttleMs = 200;
const peopleLimit = 200;

/** Colours of carets as the editor library wants them; the screens draw by class, not by these. */
const caretColours = ['#7a3a9a', '#2f55a4', '#256d3f', '#a0306b'] as const;

interface Entry {
  readonly colleague: Colleague;
  readonly clientId: number;
  readonly seq: number;
  readonly heard: Timestamp;
}

/**
 * Who is here: what each copy of the app declares, checked and bounded. Network bytes never reach the
 * awareness protocol: its `Awareness` object is used only as the notice-board the editor draws
 * carets from, filled by us.
 */
export class Presence {
  readonly awareness: Awareness;
  readonly #entries = new Map<SessionId, Entry>();
  /** The newest seq of sessions that have gone: an old declaration cannot bring them back. */
  readonly #gone = new Map<SessionId, number>();
  readonly #listeners = new Set<() => void>();
  readonly #now: () => Timestamp;
  readonly #publish: (state: Uint8Array<ArrayBuffer>) => void;
  readonly #timer: ReturnType<typeof setInterval>;
  #person: Person;
  #where: ActionId | null = null;
  #others: readonly Colleague[] = [];
  #nextClient = 1;
  #pause: ReturnType<typeof setTimeout> | null = null;
  #due = false;

  constructor(options: {
    doc: Doc;
    person: Person;
    now: () => Timestamp;
    /** Sends what this copy declares: called at most five times a second. */
    publish: (state: Uint8Array<ArrayBuffer>) => void;
  }) {
    this.awareness = new Awareness(options.doc);
    // Its own timer would expire entries by its own clock.
    clearInterval(this.awareness._checkInterval as ReturnType<typeof setInterval>);
    this.#now = options.now;
    this.#publish = options.publish;
    this.#person = options.person;
    this.#declare();
    this.awareness.on('change', (_: unknown, origin: unknown) => {
      if (origin === 'local') this.announce();
    });
    this.#timer = setInterval(() => {
      this.#expire();
      this.announce();
    }, heartbeatMs);
  }

  /** Others now connected, in a stable order. */
  get others(): readonly Colleague[] {
    return this.#others;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The person signs otherwise from now on. */
  sign(person: Person): void {
    this.#person = person;
    this.#declare();
    this.announce();
  }

  enter(id: ActionId | null): void {
    if (this.#where === id) return;
    this.#where = id;
    this.announce();
  }

  #declare(): void {
    this.awareness.setLocalStateField('user', user(this.#person));
  }

  /** Tells the others, now or within 200 ms. */
  announce(): void {
    if (this.#pause) {
      this.#due = true;
      return;
    }
    this.#publish(encodePresence(this.#state()));
    this.#pause = setTimeout(() => {
      this.#pause = null;
      if (!this.#due) return;
      this.#due = false;
      this.announce();
    }, throttleMs);
  }

  #state(): PresenceState {
    const cursor = this.awareness.getLocalState()?.cursor as
      { anchor: SharedPosition; head: SharedPosition } | null | undefined;
    return {
      person: {
        id: this.#person.id,
        name: cleanLabel(this.#person.name, nameLimit),
        office: cleanLabel(this.#person.office, officeLimit),
      },
      where: this.#where,
      cursor: cursor ? { anchor: cursor.anchor, head: cursor.head } : null,
    };
  }

  /**
   * What a session declares. `seq` must grow (a replay is passed over); a reader shows no caret.
   * Gives 'news', 'known', or 'malformed' where the bytes are not a presence.
   */
  hear(
    session: SessionId,
    seq: number,
    role: Role,
    via: 'tab' | 'network',
    bytes: Uint8Array,
  ): 'news' | 'known' | 'malformed' {
    const state = parsePresence(bytes);
    if (!state) return 'malformed';
    const known = this.#entries.get(session);
    const newest = known?.seq ?? this.#gone.get(session) ?? 0;
    if (newest >= seq || (!known && this.#entries.size >= peopleLimit)) return 'known';
    const colleague: Colleague = { session, person: state.person, role, where: state.where, via };
    const clientId = known?.clientId ?? this.#freeClient();
    this.#entries.set(session, { colleague, clientId, seq, heard: this.#now() });
    this.awareness.states.set(clientId, {
      user: user(state.person),
      cursor: role === 'edit' ? state.cursor : null,
    });
    this.#tell(known ? 'updated' : 'added', clientId);
    return 'news';
  }

  /** A session has gone. */
  forget(session: SessionId): void {
    const known = this.#entries.get(session);
    if (!known) return;
    this.#entries.delete(session);
    if (this.#gone.size < 5000) this.#gone.set(session, known.seq);
    this.awareness.states.delete(known.clientId);
    this.#tell('removed', known.clientId);
  }

  #expire(): void {
    const oldest = this.#now() - expiresMs;
    for (const [session, { heard }] of this.#entries) if (heard < oldest) this.forget(session);
  }

  #freeClient(): number {
    do this.#nextClient++;
    while (this.#nextClient === this.awareness.clientID);
    return this.#nextClient;
  }

  #tell(what: 'added' | 'updated' | 'removed', clientId: number): void {
    const change = { added: [], updated: [], removed: [], [what]: [clientId] };
    this.awareness.emit('change', [change, 'colleague']);
    this.awareness.emit('update', [change, 'colleague']);
    this.#others = [...this.#entries.values()].map(({ colleague }) => colleague);
    for (const listener of this.#listeners) listener();
  }

  close(): void {
    clearInterval(this.#timer);
    if (this.#pause) clearTimeout(this.#pause);
    this.#listeners.clear();
    this.awareness.destroy();
  }
}

const user = (person: Person): { name: string; color: string; personId: PersonId } => ({
  name: person.name || person.office,
  color: caretColours[colourOf(person.id)],
  personId: person.id,
});
