import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { freePort } from '../helpers/free-port.ts';

/** A static host for everything that is measured: ours and the references get the same service. */
export interface Host {
  /** `http://127.0.0.1:<port>/` */
  readonly url: string;
  /** Answers no more, not even connections. */
  cut(): Promise<void>;
  /** Answers again, at the same address. */
  restore(): Promise<void>;
}

const types: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** Serves a folder; `cut` it when done. */
export async function serve(folder: string): Promise<Host> {
  const port = await freePort();
  const known = new Map<string, Promise<Buffer>>();
  const bytesOf = (url: string): Promise<Buffer> => {
    const { pathname } = new URL(url, 'http://127.0.0.1');
    const name = normalize(pathname.endsWith('/') ? `${pathname}index.html` : pathname);
    const found = known.get(name) ?? readFile(join(folder, name));
    known.set(name, found);
    return found;
  };
  let server: Server | undefined;
  const restore = async (): Promise<void> => {
    server = createServer((request, response) => {
      const url = request.url ?? '/';
      bytesOf(url).then(
        (bytes) => {
          const name = url.endsWith('/') ? '.html' : extname(new URL(url, 'http://x').pathname);
          response.setHeader('content-type', types[name] ?? 'application/octet-stream');
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
  return { url: `http://127.0.0.1:${String(port)}/`, cut, restore };
}
