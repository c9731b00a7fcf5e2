import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.ts';

/** A running signalling server. */
export interface Signalling {
  /** Its address, `ws://127.0.0.1:<port>`. */
  url: string;
  /** Ends it; settles when its process is gone, also if it had died before. */
  stop(): Promise<void>;
}

const program = fileURLToPath(
  new URL('../../node_modules/y-webrtc/bin/server.js', import.meta.url),
);

/**
 * Starts the server that y-webrtc ships, as a process of its own: one malformed message ends it,
 * and a test may do that on purpose.
 * @param port to start again where an earlier one was; a free one if left out
 * Rejects when it ends, or has not begun to listen, within 10 s.
 */
export async function startSignalling(port?: number): Promise<Signalling> {
  const chosen = port ?? (await freePort());
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, PORT: String(chosen) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = once(child, 'exit');
  let words = '';
  child.stderr.on('data', (bytes: Buffer) => {
    words = (words + bytes.toString()).slice(-2000);
  });
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill();
    await gone;
  };
  const listening = once(child.stdout, 'data', { signal: AbortSignal.timeout(10_000) });
  const ended = gone.then(() => Promise.reject(new Error(`the server ended: ${words}`)));
  try {
    await Promise.race([listening, ended]);
  } catch (error) {
    await stop();
    throw error;
  } finally {
    ended.catch(() => undefined);
  }
  child.stdout.resume();
  return { url: `ws://127.0.0.1:${String(chosen)}`, stop };
}
