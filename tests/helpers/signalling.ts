import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { freePort } from './free-port.ts';

/** A running signalling server. */
export interface Signalling {
  /** Its address, `ws://127.0.0.1:<port>`. */
  url: string;
  /** Ends it; settles when its process is gone, also if it had died before. */
  stop(): Promise<void>;
}

// Not `new URL(…, import.meta.url)`: the client environment of the unit tests takes it for an asset.
const program = join(import.meta.dirname, '../../node_modules/y-webrtc/bin/server.js');

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
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const gone = once(child, 'exit');
  let words = '';
  child.stderr.on('data', (bytes: Buffer) => {
    words = (words + bytes.toString()).slice(-2000);
  });
  const killWithUs = (): void => void child.kill();
  process.once('exit', killWithUs);
  const stop = async (): Promise<void> => {
    killWithUs();
    await gone;
    process.off('exit', killWithUs);
  };
  // Its only line is printed before it listens, so ask the port itself.
  const deadline = Date.now() + 10_000;
  while (!(await answers(chosen))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`the signalling server does not listen on ${String(chosen)}: ${words}`);
    }
    await setTimeout(20);
  }
  return { url: `ws://127.0.0.1:${String(chosen)}`, stop };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const settle = (open: boolean) => () => {
      socket.destroy();
      resolve(open);
    };
    socket.once('connect', settle(true)).once('error', settle(false));
  });
}
