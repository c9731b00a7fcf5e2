import type { OpenSearchHome } from './search-home';

/** Loads the index and Fuse.js when they are first needed. */
export const openSearchHome: OpenSearchHome = async (large) => {
  if (!large) return new (await import('./search-local')).LocalSearch();
  const { RemoteSearch } = await import('./search-remote');
  return new RemoteSearch(
    new Worker(new URL('./search.worker.ts', import.meta.url), { type: 'module', name: 'search' }),
  );
};
