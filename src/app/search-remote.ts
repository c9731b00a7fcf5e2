import type { Limits } from '../domain/search/find';
import type { SearchRow } from '../domain/search/row';
import type { SearchAnswer } from './search-engine';
import type { SearchHome } from './search-home';

/** To the worker. Messages are handled in the order they were sent. */
export type SearchRequest =
  | { readonly kind: 'set'; readonly rows: readonly SearchRow[] }
  | { readonly kind: 'remove'; readonly keys: readonly string[] }
  | {
      readonly kind: 'search';
      readonly id: number;
      readonly query: string;
      readonly limits: Limits;
    };

/** From the worker: one for each `search`, with its id. */
export type SearchReply =
  | { readonly id: number; readonly answer: SearchAnswer }
  | { readonly id: number; readonly failed: string };

interface Waiting {
  readonly resolve: (answer: SearchAnswer) => void;
  readonly reject: (error: Error) => void;
}

/** What of a `Worker` is used. */
export type SearchThread = Pick<
  Worker,
  'postMessage' | 'addEventListener' | 'removeEventListener' | 'terminate'
>;

/** The index on another thread: this one only sends rows and receives what it shows. */
export class RemoteSearch implements SearchHome {
  readonly #thread: SearchThread;
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;
  #broken: Error | null = null;

  constructor(thread: SearchThread) {
    this.#thread = thread;
    thread.addEventListener('message', this.#onMessage);
    thread.addEventListener('error', this.#onError);
    thread.addEventListener('messageerror', this.#onError);
  }

  set(rows: readonly SearchRow[]): void {
    this.#send({ kind: 'set', rows });
  }

  remove(keys: readonly string[]): void {
    this.#send({ kind: 'remove', keys });
  }

  search(query: string, limits: Limits): Promise<SearchAnswer> {
    const id = ++this.#asked;
    return new Promise((resolve, reject) => {
      if (this.#broken) {
        reject(this.#broken);
        return;
      }
      this.#waiting.set(id, { resolve, reject });
      this.#send({ kind: 'search', id, query, limits });
    });
  }

  close(): void {
    this.#thread.removeEventListener('message', this.#onMessage);
    this.#thread.removeEventListener('error', this.#onError);
    this.#thread.removeEventListener('messageerror', this.#onError);
    this.#thread.terminate();
    this.#break('The search was closed');
  }

  #send(request: SearchRequest): void {
    this.#thread.postMessage(request);
  }

  readonly #onMessage = ({ data }: MessageEvent<SearchReply>): void => {
    const waiting = this.#waiting.get(data.id);
    this.#waiting.delete(data.id);
    if ('answer' in data) waiting?.resolve(data.answer);
    else waiting?.reject(new Error(data.failed));
  };

  readonly #onError = (event: Event): void => {
    const reason = event instanceof ErrorEvent ? event.message : '';
    this.#break(`The search worker failed${reason ? `: ${reason}` : ''}`);
  };

  #break(message: string): void {
    this.#broken = new Error(message);
    for (const { reject } of this.#waiting.values()) reject(this.#broken);
    this.#waiting.clear();
  }
}
