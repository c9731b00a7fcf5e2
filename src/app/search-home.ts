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

/** Loads the index and Fuse.js when they are first needed. */
export const openSearchHome: OpenSearchHome = async (large) => {
  if (!large) return new (await import('./search-local')).LocalSearch();
  const { RemoteSearch } = await import('./search-remote');
  return new RemoteSearch(
    new Worker(new URL('./search.worker.ts', import.meta.url), { type: 'module', name: 'search' }),
  );
};
