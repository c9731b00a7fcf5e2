import { WebrtcProvider } from 'y-webrtc';
import * as Y from 'yjs';

/** y-webrtc as it comes, a text, and an element that shows it: the least there can be. */
const doc = new Y.Doc();
const text = doc.getText('note');
const shown = document.getElementById('note');

text.observe(() => {
  if (shown) shown.textContent = text.toJSON();
});
document.addEventListener('keydown', ({ key }) => {
  if (key.length === 1) text.insert(text.length, key);
});

let provider: WebrtcProvider | undefined;
const database = new Promise<IDBDatabase>((resolve, reject) => {
  const opening = indexedDB.open('bare', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('rows', { autoIncrement: true });
  opening.onsuccess = () => resolve(opening.result);
  opening.onerror = () => reject(opening.error ?? new Error('no database'));
});

const bench = {
  join(signalling: string): void {
    const peerOpts = { config: { iceServers: [] } };
    provider = new WebrtcProvider('bare', doc, { signaling: [signalling], peerOpts });
  },

  connected: (): boolean =>
    [...(provider?.room?.webrtcConns.values() ?? [])].some(({ connected }) => connected),

  /** Milliseconds that one strict commit of so many bytes takes. */
  async commit(length: number): Promise<number> {
    const rows = await database;
    const bytes = crypto.getRandomValues(new Uint8Array(length));
    return new Promise((resolve, reject) => {
      const started = performance.now();
      const transaction = rows.transaction('rows', 'readwrite', { durability: 'strict' });
      transaction.objectStore('rows').add(bytes);
      transaction.oncomplete = () => resolve(performance.now() - started);
      transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
      transaction.commit();
    });
  },
};

export type BarePage = typeof bench;
Object.assign(globalThis, { bench });
