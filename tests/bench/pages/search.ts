import Fuse from 'fuse.js';
import { mount } from 'svelte';
import { Announcer } from '../../../src/app/announcer.svelte';
import type { Mandato } from '../../../src/app/mandato.svelte';
import { SearchEngine } from '../../../src/app/search-engine';
import { Search } from '../../../src/app/search.svelte';
import type { ActionId } from '../../../src/domain/ids';
import type { SearchRow } from '../../../src/domain/search/row';
import { noteRows } from '../../../src/domain/search/rows';
import { it } from '../../../src/messages/it';
import SearchDialog from '../../../src/ui/parts/SearchDialog.svelte';
import '../../../src/ui/styles/index.css';
import { programmeTimes, rowsTimes } from '../search-corpus';

/** The app's own search and dialog over a programme of any size, and plain Fuse over the same rows. */
const stand = {
  m: it,
  router: { follow: () => undefined },
  announcer: new Announcer(() => undefined),
} as unknown as Mandato;
let fuse: Fuse<SearchRow> | undefined;

const aNote = 'La ciclabile lungo il Po è stata affidata; manca il collaudo del secondo lotto. ';

const timed = (work: () => void): number => {
  const started = performance.now();
  work();
  return performance.now() - started;
};

let search: Search | undefined;

const bench = {
  mount(times: number): void {
    search = new Search(programmeTimes(times));
    mount(SearchDialog, { target: document.body, props: { mandato: stand, search } });
  },

  /** Begins to build the index. */
  show: (): void => search?.show(),

  /** What is on the screen answers what was typed. */
  settled(): boolean {
    if (search?.state.kind === 'answered') return search.state.answer.query === search.query;
    return search?.state.kind === 'waiting';
  },

  indexFuse(times: number): void {
    fuse = new Fuse([...rowsTimes(times)], { keys: ['text'] });
  },

  /** Milliseconds of each question to plain Fuse. */
  askFuse: (queries: readonly string[]): number[] =>
    queries.map((query) => timed(() => void fuse?.search(query))),

  /** One note changed, and everything indexed anew: milliseconds of each. */
  changeAndRebuild(times: number): { change: number; rebuild: number } {
    const rows = rowsTimes(times);
    const engine = new SearchEngine();
    const rebuild = timed(() => {
      for (const row of rows) engine.set(row);
    });
    const changes = Array.from({ length: 50 }, (_, i) =>
      timed(() => {
        const words = aNote.repeat(4) + `giro ${i}`;
        for (const row of noteRows('7.12.3' as ActionId, words, 'Ambito')) engine.set(row);
      }),
    );
    return { change: changes.reduce((sum, ms) => sum + ms, 0) / changes.length, rebuild };
  },
};

export type SearchPage = typeof bench;
Object.assign(globalThis, { bench });
