import type { Limits } from '../domain/search/find';
import type { SearchRow } from '../domain/search/row';
import type { SearchAnswer } from './search-engine';

/** Where the index lives: on this thread or on a worker's. */
export interface SearchHome {
  set(rows: readonly SearchRow[]): void;
  remove(keys: readonly string[]): void;
  /** Rejects if the home is gone. */
  search(query: string, limits: Limits): Promise<SearchAnswer>;
  close(): void;
}

/** How a home is opened. `large`: its work does not fit in a frame. */
export type OpenSearchHome = (large: boolean) => Promise<SearchHome>;
