import type { GoalId } from '../domain/ids';
import { formatRoute, parseRoute, type Route } from '../domain/route';

/** The address bar, as far as the app touches it. */
export interface Address {
  /** From `#` on; empty when there is none. */
  readonly hash: string;
  /** The page's address without its hash. */
  readonly base: string;
  /** A new entry in the history. */
  push(hash: string): void;
  /** In place of the present entry. */
  replace(hash: string): void;
  /** Calls back when the person followed a link or went back. Returns what ends it. */
  watch(listener: () => void): () => void;
}

/** A route that is a dialog over another page. */
type Overlay = Extract<Route, { kind: 'share' | 'workspaces' | 'pairing' | 'handover' }>;
/** What an address brings that is not a place: to be dealt with once. */
export type Arrival = Extract<Route, { kind: 'join' | 'pair' }>;
export type Page = Exclude<Route, Overlay | { kind: 'join' | 'pair' | 'unknown' }>;

/** Where one is. A dialog keeps the page it was opened from. */
export class Router {
  #page = $state.raw<Page>({ kind: 'home' });
  #overlay = $state.raw<Overlay | null>(null);
  #cameFrom: GoalId | null = null;
  #hash: string | null = null;
  readonly #movers = new Set<() => void>();
  readonly #address: Address;
  readonly #onOdd: (route: Extract<Route, { kind: 'join' | 'pair' | 'unknown' }>) => void;

  /** @param onOdd told of invitations and of addresses nobody knows; the address is home by then */
  constructor(
    address: Address,
    onOdd: (route: Extract<Route, { kind: 'join' | 'pair' | 'unknown' }>) => void,
  ) {
    this.#address = address;
    this.#onOdd = onOdd;
  }

  /** The page on screen: a new object each time one goes there, though one be there already. */
  get page(): Page {
    return this.#page;
  }

  /** The goal one has just left, to be put back beside it in the list. */
  get cameFrom(): GoalId | null {
    return this.#cameFrom;
  }

  /** The dialog over it. */
  get overlay(): Overlay['kind'] | null {
    return this.#overlay?.kind ?? null;
  }

  /** Reads the address and follows it. Returns what ends it. */
  start(): () => void {
    this.#read();
    // A browser may tell twice of one step.
    return this.#address.watch(() => {
      if (this.#address.hash !== this.#hash) this.#read();
    });
  }

  /** Calls back after every move, also to or from a dialog. Returns what ends it. */
  onMove(listener: () => void): () => void {
    this.#movers.add(listener);
    return () => this.#movers.delete(listener);
  }

  go(route: Route): void {
    this.follow(formatRoute(route));
  }

  /** Goes there without a new entry in the history. */
  replace(route: Route): void {
    this.#address.replace(formatRoute(route));
    this.#read();
  }

  /** Follows an address of the app, `#/…`. */
  follow(hash: string): void {
    this.#address.push(hash);
    this.#read();
  }

  /** Closes the dialog, if that is the one that is open: going back does not bring it up again. */
  closeOverlay(kind: Overlay['kind']): void {
    if (this.#overlay?.kind === kind) this.replace(this.#page);
  }

  #read(): void {
    this.#take();
    for (const listener of [...this.#movers]) listener();
  }

  #take(): void {
    this.#hash = this.#address.hash;
    const route = parseRoute(this.#hash);
    switch (route.kind) {
      case 'share':
      case 'workspaces':
      case 'pairing':
      case 'handover':
        this.#overlay = route;
        return;
      case 'join':
      case 'pair':
      case 'unknown':
        // An invitation is a secret: it leaves the address bar before anything else happens.
        this.#address.replace(formatRoute({ kind: 'home' }));
        this.#hash = this.#address.hash;
        this.#overlay = null;
        this.#page = { kind: 'home' };
        this.#onOdd(route);
        return;
      default: {
        const under = this.#overlay !== null && formatRoute(route) === formatRoute(this.#page);
        this.#overlay = null;
        if (under) return; // the page was there all the time
        if (this.#page.kind !== route.kind) {
          this.#cameFrom = this.#page.kind === 'goal' ? this.#page.goal : null;
        }
        this.#page = route;
      }
    }
  }
}
