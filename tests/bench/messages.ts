import type { Page } from 'playwright';
import { readEnvelope } from '../../src/net/envelope';
import { parseMessage } from '../../src/net/message';
import type { Trial } from '../helpers/overlay-trial';
import { startSignalling } from '../helpers/signalling.ts';
import { apart } from './apart';
import { pause, type Measurement } from './bench';
import { figure } from './figure';
import { twoBare, twoOfficers, type Pair } from './pairs';

const keys = 20;
const trials = new URL('../helpers/overlay-trial.ts', import.meta.url);

/** What two peers send each other for one letter: the built app against y-webrtc alone. */
export const messages: Measurement = async (bench, tell) => {
  const signalling = await startSignalling();
  try {
    const ours = (await sentForKeys(await twoOfficers(bench, signalling.url, countSent))).map(
      kindOf,
    );
    const bare = await sentForKeys(await twoBare(bench, signalling.url, countSent));
    const count = (kind: string) => ours.filter((one) => one === kind).length / keys;
    const name = 'messages for one edit between two peers';
    tell(figure(name, count('update'), 'messages', { atMost: 1 }, bare.length / keys));
    tell(figure(`${name}, beside it: presence`, count('presence'), 'messages', 'none'));
    for (const copies of [4, 8]) {
      const course = { copies, start: 'chain', seed: 1, edits: keys, changes: 0 };
      const trial = await apart<Trial>(trials, 'overlayTrial', course);
      const mean = trial.messages.reduce((sum, share) => sum + share, 0) / trial.messages.length;
      const among = `messages for one edit among ${copies} simulated copies`;
      const others = copies - 1;
      tell(figure(among, mean * others, 'messages', { ratioAtMost: 1 }, others));
    }
  } finally {
    await signalling.stop();
  }
};

/** In a page, before its scripts: keeps what goes out by data channels. */
function countSent(): void {
  const sent: number[][] = [];
  Object.assign(globalThis, { sent });

  const { send } = RTCDataChannel.prototype;
  RTCDataChannel.prototype.send = function (this: RTCDataChannel, data: Uint8Array<ArrayBuffer>) {
    sent.push([...new Uint8Array(data)]);
    send.call(this, data);
  } as typeof send;
}

/** All frames, of both, that single keys bring about. */
async function sentForKeys({ writer, reader }: Pair): Promise<Uint8Array<ArrayBuffer>[]> {
  await pause(1000);
  for (const page of [writer, reader]) await take(page);
  for (let i = 0; i < keys; i++) {
    await writer.keyboard.press('a');
    await pause(300);
  }
  await pause(1000);
  return [...(await take(writer)), ...(await take(reader))];
}

async function take(page: Page): Promise<Uint8Array<ArrayBuffer>[]> {
  const frames = await page.evaluate(() =>
    (globalThis as unknown as { sent: number[][] }).sent.splice(0),
  );
  return frames.map((bytes) => Uint8Array.from(bytes));
}

/** `update`, `presence`, `have`… A frame is one byte of header, then a message. */
function kindOf(frame: Uint8Array<ArrayBuffer>): string {
  const message = parseMessage(frame.slice(1));
  if (message?.kind !== 'envelope') return message?.kind ?? 'unknown';
  return readEnvelope(message.bytes)?.kind ?? 'unknown';
}
