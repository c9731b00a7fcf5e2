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
type Overlay = Extract<Route, { kind: 'share' | 'workspaces' }>;
export type Page = Exclude<Route, Overlay | { kind: 'join' | 'unknown' }>;

/** Where one is. A dialog keeps the page it was opened from. */
export class Router {
  #page = $state.raw<Page>({ kind: 'home' });
  #overlay = $state.raw<Overlay | null>(null);
  #cameFrom: GoalId | null = null;
  readonly #address: Address;
  readonly #onOdd: (route: Extract<Route, { kind: 'join' | 'unknown' }>) => void;

  /** @param onOdd told of invitations and of addresses nobody knows; the address is home by then */
  constructor(
    address: Address,
    onOdd: (route: Extract<Route, { kind: 'join' | 'unknown' }>) => void,
  ) {
    this.#address = address;
    this.#onOdd = onOdd;
  }

  /** The page on screen. */
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
    return this.#address.watch(() => this.#read());
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
    const route = parseRoute(this.#address.hash);
    switch (route.kind) {
      case 'share':
      case 'workspaces':
        this.#overlay = route;
        return;
      case 'join':
      case 'unknown':
        // An invitation is a secret: it leaves the address bar before anything else happens.
        this.#address.replace(formatRoute({ kind: 'home' }));
        this.#overlay = null;
        this.#page = { kind: 'home' };
        this.#onOdd(route);
        return;
      default:
        this.#overlay = null;
        if (this.#page.kind !== route.kind) {
          this.#cameFrom = this.#page.kind === 'goal' ? this.#page.goal : null;
        }
        this.#page = route;
    }
  }
}
