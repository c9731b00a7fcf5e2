import * as Y from 'yjs';
import { whenOpen } from '../../../src/net/channels';
import type { ActionId } from '../../../src/domain/ids';
import { programme } from '../search-corpus';
import { openReplica } from './disk';
import { Seeded } from '../../helpers/seeded';

/** Two pages, one data channel, and either our copies at its ends or bytes alone. */
const connection = new RTCPeerConnection({ iceServers: [] });
const chunk = 64 * 1024 - 1;
const pauseAt = 1024 * 1024;
const resumeAt = 256 * 1024;
const workspace = 30;

type Replica = Awaited<ReturnType<typeof openReplica>>;
let replica: Replica | undefined;
/** Settles with the milliseconds from the opening of the channel to the last of what it brought. */
let arrival: Promise<number> | undefined;

const described = async (): Promise<RTCSessionDescriptionInit> => {
  while (connection.iceGatheringState !== 'complete') {
    await new Promise((resolve) =>
      connection.addEventListener('icegatheringstatechange', resolve, { once: true }),
    );
  }
  const { type, sdp } = connection.localDescription ?? {};
  if (!type || sdp === undefined) throw new Error('nothing was described');
  return { type, sdp };
};

/** Structs the document holds: two copies of a document have as many. */
const clocks = (doc: Y.Doc): number =>
  [...Y.decodeStateVector(Y.encodeStateVector(doc)).values()].reduce(
    (sum, clock) => sum + clock,
    0,
  );

/** Words drawn from the programme: they pack about as any text of an office does. */
function paragraphs(bytes: number): string[] {
  const words = programme.goals.flatMap(({ actions }) =>
    actions.flatMap(({ text }) => text.split(' ')),
  );
  const random = new Seeded(5);
  const made: string[] = [];
  for (let length = 0; length < bytes;) {
    const text = Array.from({ length: 120 }, () => random.pick(words)).join(' ');
    made.push(text);
    length += text.length;
  }
  return made;
}

function arrivesOurs(channel: RTCDataChannel, mine: Replica, wanted: number): Promise<number> {
  return new Promise((resolve) => {
    let opened = 0;
    mine.shared.doc.on('afterTransaction', () => {
      if (clocks(mine.shared.doc) >= wanted) resolve(performance.now() - opened);
    });
    whenOpen(
      channel,
      () => 'bench',
      (link) => {
        opened = performance.now();
        mine.connect(link);
      },
    );
  });
}

function arrivesRaw(channel: RTCDataChannel, wanted: number): Promise<number> {
  channel.binaryType = 'arraybuffer';
  return new Promise((resolve) => {
    let opened = 0;
    let length = 0;
    channel.addEventListener('open', () => (opened = performance.now()));
    if (channel.readyState === 'open') opened = performance.now();
    channel.addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => {
      length += data.byteLength;
      if (length >= wanted) resolve(performance.now() - opened);
    });
  });
}

function sendRaw(channel: RTCDataChannel, bytes: Uint8Array<ArrayBuffer>): void {
  channel.bufferedAmountLowThreshold = resumeAt;
  let at = 0;
  const pump = () => {
    while (at < bytes.length && channel.bufferedAmount < pauseAt) {
      channel.send(bytes.subarray(at, at + chunk));
      at += chunk;
    }
  };
  channel.addEventListener('bufferedamountlow', pump);
  channel.addEventListener('open', pump);
}

const bench = {
  /** Writes a document of so many bytes and waits until it rests; how many structs it has. */
  async write(bytes: number): Promise<{ clocks: number; bytes: number }> {
    replica = await openReplica(workspace);
    const { shared } = replica;
    const all = paragraphs(bytes);
    const actions = programme.goals.flatMap((goal) => goal.actions.map(({ id }) => id));
    for (let at = 0; at < all.length; at += 40) {
      const note = shared.note(actions[(at / 40) % actions.length] ?? ('1.1.1' as ActionId));
      shared.doc.transact(() => {
        for (const words of all.slice(at, at + 40)) {
          const paragraph = new Y.XmlElement('paragraph');
          paragraph.insert(0, [new Y.XmlText(words)]);
          note.insert(note.length, [paragraph]);
        }
      }, 'keyboard');
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await replica.settled();
    await new Promise((resolve) => setTimeout(resolve, 6000));
    return { clocks: clocks(shared.doc), bytes: Y.encodeStateAsUpdate(shared.doc).length };
  },

  /** A newcomer: the workspace's keys and nothing of it. */
  async newcomer(): Promise<void> {
    replica = await openReplica(workspace);
  },

  /** Offers a channel; at its opening sends what it has, or `raw` bytes. */
  async offer(raw: number | null): Promise<RTCSessionDescriptionInit> {
    const channel = connection.createDataChannel('bench');
    if (raw !== null) sendRaw(channel, new Uint8Array(raw));
    else
      whenOpen(
        channel,
        () => 'bench',
        (link) => replica?.connect(link),
      );
    await connection.setLocalDescription(await connection.createOffer());
    return described();
  },

  async answer(
    offer: RTCSessionDescriptionInit,
    wanted: number,
    raw: boolean,
  ): Promise<RTCSessionDescriptionInit> {
    arrival = new Promise((resolve) => {
      connection.addEventListener('datachannel', ({ channel }) => {
        const arriving =
          raw || !replica ? arrivesRaw(channel, wanted) : arrivesOurs(channel, replica, wanted);
        void arriving.then(resolve);
      });
    });
    await connection.setRemoteDescription(offer);
    await connection.setLocalDescription(await connection.createAnswer());
    return described();
  },

  accept: (answer: RTCSessionDescriptionInit): Promise<void> =>
    connection.setRemoteDescription(answer),

  arrived: (): Promise<number> => arrival ?? Promise.reject(new Error('nobody answered')),
};

export type NewcomerPage = typeof bench;
Object.assign(globalThis, { bench });
