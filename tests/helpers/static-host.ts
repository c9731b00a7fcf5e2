import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { extname, join } from 'node:path';
import { freePort } from './free-port.ts';

/** A static host as dumb as any, that can be cut off and brought back. */
export interface StaticHost {
  /** Where the built app is: `http://127.0.0.1:<port>/comune/mandato/`. */
  url: string;
  /** Answers no more, not even connections. */
  cut(): Promise<void>;
  /** Answers again, at the same address. */
  restore(): Promise<void>;
  /** Gives `text` for the file `name` from now on, as a newer edition would. */
  replace(name: string, text: string): void;
}

const types: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

const built = join(import.meta.dirname, '../../dist');
const below = '/comune/mandato/';

/** Serves the built app under a sub-path; `cut` it when done. */
export async function startStaticHost(): Promise<StaticHost> {
  const port = await freePort();
  const replaced = new Map<string, string>();
  const bytesOf = async (url: string): Promise<{ name: string; bytes: Buffer | string }> => {
    const { pathname } = new URL(url, 'http://127.0.0.1');
    if (!pathname.startsWith(below)) throw new Error('outside');
    const name = pathname.slice(below.length) || 'index.html';
    return { name, bytes: replaced.get(name) ?? (await readFile(join(built, name))) };
  };
  let server: Server | undefined;
  const restore = async (): Promise<void> => {
    server = createServer((request, response) => {
      bytesOf(request.url ?? '').then(
        ({ name, bytes }) => {
          response.setHeader('content-type', types[extname(name)] ?? 'application/octet-stream');
          response.end(bytes);
        },
        () => response.writeHead(404).end(),
      );
    });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  const cut = async (): Promise<void> => {
    if (!server) return;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    server = undefined;
    await closed;
  };
  await restore();
  return {
    url: `http://127.0.0.1:${String(port)}${below}`,
    cut,
    restore,
    replace: (name, text) => void replaced.set(name, text),
  };
}
