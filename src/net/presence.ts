import { Awareness } from 'y-protocols/awareness';
import type { Doc } from 'yjs';
import type { ActionId, GoalId, PersonId, SessionId } from '../domain/ids';
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
/** With as many others as this, carets move in steps: each is told to all of them. */
const crowd = 8;
const crowdThrottleMs = 1000;
const peopleLimit = 200;
const goneLimit = 5000;

/** Colours of carets as the editor library wants them; the screens draw by class, not by these. */
const caretColours = ['#7a3a9a', '#2f55a4', '#256d3f', '#a0306b'] as const;

interface Entry {
  readonly colleague: Colleague;
  readonly clientId: number;
  readonly seq: number;
  /** By the clock of `performance`, which nobody sets. */
  readonly heard: number;
}

/** Who a declaration is from. A session's `seq` grows, so that an old one is told from a new one. */
interface Speaker {
  readonly session: SessionId;
  readonly seq: number;
  readonly role: Role;
  readonly via: 'tab' | 'network';
}

/**
 * Who is here: what each copy of the app declares, checked and bounded. Network bytes never reach the
 * awareness protocol: its `Awareness` object is used only as the notice-board the editor draws
 * carets from, filled by us.
 */
export class Presence {
  readonly awareness: Awareness;
  readonly #entries = new Map<SessionId, Entry>();
  /** The newest seq of editors that have gone: an old declaration cannot bring them back. */
  readonly #gone = new Map<SessionId, number>();
  readonly #listeners = new Set<() => void>();
  readonly #publish: (state: Uint8Array<ArrayBuffer>) => void;
  readonly #timer: ReturnType<typeof setInterval>;
  #person: Person;
  #where: ActionId | null = null;
  #at: GoalId | null = null;
  #others: readonly Colleague[] = [];
  #nextClient = 1;
  #pause: ReturnType<typeof setTimeout> | null = null;
  #due = false;

  constructor(options: {
    doc: Doc;
    person: Person;
    /** Sends what this copy declares: at most five times a second, in a crowd once. */
    publish: (state: Uint8Array<ArrayBuffer>) => void;
  }) {
    this.awareness = new Awareness(options.doc);
    // Its own timer would expire entries by its own clock.
    clearInterval(this.awareness._checkInterval as ReturnType<typeof setInterval>);
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
    this.#wake();
  }

  /** Who signs here. */
  get self(): Person {
    return this.#person;
  }

  enter(id: ActionId | null): void {
    if (this.#where === id) return;
    this.#where = id;
    this.announce();
  }

  /** The goal whose sheet is on the screen. */
  visit(goal: GoalId | null): void {
    if (this.#at === goal) return;
    this.#at = goal;
    this.announce();
  }

  #declare(): void {
    this.awareness.setLocalStateField('user', user(this.#person));
  }

  /** Tells the others, now or in a moment: of what happens meanwhile only the last. */
  announce(): void {
    if (this.#pause) {
      this.#due = true;
      return;
    }
    this.#publish(encodePresence(this.#state()));
    this.#pause = setTimeout(
      () => {
        this.#pause = null;
        if (!this.#due) return;
        this.#due = false;
        this.announce();
      },
      this.#entries.size < crowd ? throttleMs : crowdThrottleMs,
    );
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
      at: this.#at,
      cursor: cursor ? { anchor: cursor.anchor, head: cursor.head } : null,
    };
  }

  /** True where this session has declared something newer: there is no need to prove who said it. */
  isStale(session: SessionId, seq: number): boolean {
    return (this.#entries.get(session)?.seq ?? this.#gone.get(session) ?? 0) >= seq;
  }

  /**
   * What somebody declares. A stale declaration is passed over; a reader shows no caret.
   * Gives 'news', 'known', or 'malformed' where the bytes are not a presence.
   */
  hear({ session, seq, role, via }: Speaker, bytes: Uint8Array): 'news' | 'known' | 'malformed' {
    const state = parsePresence(bytes);
    if (!state) return 'malformed';
    const known = this.#entries.get(session);
    if (this.isStale(session, seq)) return 'known';
    if (!known && this.#entries.size >= peopleLimit) return 'known';
    const { person, where, at } = state;
    const said: Colleague = { session, person, role, where, at, via };
    const same = known && isSame(known.colleague, said);
    const colleague = same ? known.colleague : said;
    const clientId = known?.clientId ?? this.#freeClient();
    this.#entries.set(session, { colleague, clientId, seq, heard: performance.now() });
    this.awareness.states.set(clientId, {
      user: user(person),
      cursor: role === 'edit' ? state.cursor : null,
    });
    this.#draw(known ? 'updated' : 'added', clientId);
    if (!same) this.#list(); // a caret that moves wakes nobody else
    return 'news';
  }

  /** A session has gone. */
  forget(session: SessionId): void {
    const known = this.#entries.get(session);
    if (!known) return;
    this.#entries.delete(session);
    if (known.colleague.role === 'edit') this.#remember(session, known.seq);
    this.awareness.states.delete(known.clientId);
    this.#draw('removed', known.clientId);
    this.#list();
  }

  #remember(session: SessionId, seq: number): void {
    this.#gone.delete(session);
    this.#gone.set(session, seq);
    const [oldest] = this.#gone.keys();
    if (oldest !== undefined && this.#gone.size > goneLimit) this.#gone.delete(oldest);
  }

  #expire(): void {
    const oldest = performance.now() - expiresMs;
    for (const [session, { heard }] of this.#entries) if (heard < oldest) this.forget(session);
  }

  #freeClient(): number {
    do this.#nextClient++;
    while (this.#nextClient === this.awareness.clientID);
    return this.#nextClient;
  }

  #draw(what: 'added' | 'updated' | 'removed', clientId: number): void {
    const change = { added: [], updated: [], removed: [], [what]: [clientId] };
    this.awareness.emit('change', [change, 'colleague']);
    this.awareness.emit('update', [change, 'colleague']);
  }

  #list(): void {
    this.#others = [...this.#entries.values()].map(({ colleague }) => colleague);
    this.#wake();
  }

  #wake(): void {
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

const isSame = (one: Colleague, other: Colleague): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
