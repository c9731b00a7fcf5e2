import { SearchEngine } from './search-engine';
import type { SearchReply, SearchRequest } from './search-remote';

const engine = new SearchEngine();

const reply = (message: SearchReply): void => self.postMessage(message);

self.addEventListener('message', ({ data }: MessageEvent<SearchRequest>) => {
  switch (data.kind) {
    case 'set':
      for (const row of data.rows) engine.set(row);
      break;
    case 'remove':
      for (const key of data.keys) engine.remove(key);
      break;
    case 'search':
      try {
        reply({ id: data.id, answer: engine.search(data.query, data.limits) });
      } catch (error) {
        reply({ id: data.id, failed: String(error) });
      }
  }
});
