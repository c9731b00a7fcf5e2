import { SearchEngine } from '../../../src/app/search-engine';
import type { SearchHome } from '../../../src/app/search-home';
import type { SearchReply, SearchRequest, SearchThread } from '../../../src/app/search-remote';
import type { Limits } from '../../../src/domain/search/find';
import type { SearchRow } from '../../../src/domain/search/row';

export const limits: Limits = { points: 5, goals: 5, actions: 5, areas: 5, notes: 5 };

/** A worker's thread without the worker: answers later, when told to, or fails. */
export class FakeThread extends EventTarget implements SearchThread {
  readonly requests: SearchRequest[] = [];
  readonly #engine = new SearchEngine();
  terminated = false;
  mute = false;

  postMessage = (request: SearchRequest): void => {
    this.requests.push(structuredClone(request));
    if (request.kind === 'set') for (const row of request.rows) this.#engine.set(row);
    else if (request.kind === 'remove') for (const key of request.keys) this.#engine.remove(key);
    else if (!this.mute) setTimeout(() => this.answer(request.id));
  };

  /** Answers the question of this number. */
  answer(id: number): void {
    const asked = this.requests.find((each) => each.kind === 'search' && each.id === id);
    if (asked?.kind !== 'search') throw new Error(`nobody asked ${id}`);
    this.reply({ id, answer: this.#engine.search(asked.query, asked.limits) });
  }

  reply(data: SearchReply): void {
    this.dispatchEvent(Object.assign(new Event('message'), { data }));
  }

  fail(): void {
    this.dispatchEvent(new Event('error'));
  }

  terminate = (): void => {
    this.terminated = true;
  };
}

/** A home that counts what it is handed, and fails when told to. */
export class FakeHome implements SearchHome {
  readonly rows = new Map<string, SearchRow>();
  readonly handed: string[] = [];
  readonly removed: string[] = [];
  closed = false;
  fails: Error | null = null;
  readonly #engine = new SearchEngine();

  set(rows: readonly SearchRow[]): void {
    for (const row of rows) {
      this.rows.set(row.key, row);
      this.handed.push(row.key);
      this.#engine.set(row);
    }
  }

  remove(keys: readonly string[]): void {
    for (const key of keys) {
      this.rows.delete(key);
      this.removed.push(key);
      this.#engine.remove(key);
    }
  }

  search(query: string, of: Limits) {
    return this.fails
      ? Promise.reject(this.fails)
      : Promise.resolve(this.#engine.search(query, of));
  }

  close(): void {
    this.closed = true;
  }
}
