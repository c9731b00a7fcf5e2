import type { Limits } from '../domain/search/find';
import type { SearchRow } from '../domain/search/row';
import { SearchEngine } from './search-engine';
import type { SearchAnswer } from './search-engine';
import type { SearchHome } from './search-home';

/** The index on this thread: for a programme of ordinary size an answer takes a few milliseconds. */
export class LocalSearch implements SearchHome {
  #engine = new SearchEngine();

  set(rows: readonly SearchRow[]): void {
    for (const row of rows) this.#engine.set(row);
  }

  remove(keys: readonly string[]): void {
    for (const key of keys) this.#engine.remove(key);
  }

  search(query: string, limits: Limits): Promise<SearchAnswer> {
    return Promise.resolve(this.#engine.search(query, limits));
  }

  close(): void {
    this.#engine = new SearchEngine();
  }
}
