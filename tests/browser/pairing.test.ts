import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { WorkspaceId } from '../../src/domain/ids';
import { decodeToken } from '../../src/domain/pairing-token';
import { Failure } from '../../src/domain/problem';
import { ownCertificate } from '../../src/net/certificate';
import { deriveKeys, newSeed, viewCapability, type Keys } from '../../src/net/keys';
import type { Channel } from '../../src/net/link';
import { Pairing } from '../../src/net/pairing';

const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);
const open: Channel[] = [];
const ours = (keys: Keys, own?: ConstructorParameters<typeof Pairing>[2]) => {
  const channels: Channel[] = [];
  const connect = (channel: Channel) => {
    channels.push(channel);
    open.push(channel);
  };
  return { channels, pairing: new Pairing(keys, connect, own) };
};
/** A device that keeps its certificate, page after page. */
function device(keys: Keys) {
  const memory: { certificate: RTCCertificate | null } = { certificate: null };
  const store = {
    certificate: () => Promise.resolve(memory.certificate),
    keepCertificate: (_: WorkspaceId, certificate: RTCCertificate) => {
      memory.certificate = certificate;
      return Promise.resolve();
    },
  };
  const own = () => ownCertificate(keys.room, store, Date.now());
  return { memory, own, page: () => ours(keys, own).pairing };
}
const within = <T>(promise: Promise<T>, ms: number) =>
  Promise.race([
    promise.then(() => true),
    new Promise((resolve) => setTimeout(resolve, ms, false)),
  ]);
const problemOf = async (promise: Promise<unknown>) => {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof Failure ? error.problem.kind : error;
};

describe('pairing with no server', () => {
  let keys: Keys;
  let others: Keys;
  beforeAll(async () => {
    keys = await deriveKeys({ role: 'edit', seed: newSeed(random) });
    others = await deriveKeys({ role: 'edit', seed: newSeed(random) });
  });
  afterEach(() => {
    for (const channel of open.splice(0)) channel.close();
  });

  test('an invitation and its reply connect an editor and a reader', async () => {
    const inviter = ours(keys);
    const invited = ours(await deriveKeys(viewCapability(keys)));
    const invitation = await inviter.pairing.invite();
    expect(invitation.token.length).toBeLessThan(200);
    const reply = await invited.pairing.reply(`https://example.org/#/abbina/${invitation.token}`);
    await Promise.all([invitation.accept(` ${reply.token}\n`), reply.connected]);
    invitation.close();
    reply.close();
    const heard = new Promise<number[]>((resolve) => {
      invited.channels[0]?.listen({
        frame: (bytes) => resolve([...bytes]),
        drain: () => undefined,
        closed: () => undefined,
      });
    });
    inviter.channels[0]?.send(Uint8Array.of(1, 2, 3));
    expect(await heard).toEqual([1, 2, 3]);
  });

  test('codes of another workspace, altered, or read by the wrong side are refused', async () => {
    const inviter = ours(keys);
    const invitation = await inviter.pairing.invite();
    const { token } = invitation;
    expect(await problemOf(ours(others).pairing.reply(token))).toBe('pairing-other-space');
    expect(await problemOf(invitation.accept(token))).toBe('pairing-wrong-way');
    expect(await problemOf(ours(keys).pairing.reply('buongiorno'))).toBe('pairing-unknown');
    expect(await problemOf(ours(keys).pairing.reply(token.slice(0, 40)))).toBe('pairing-damaged');
    for (let at = 2; at < token.length; at += 7) {
      const other = token.charAt(at) === 'A' ? 'B' : 'A';
      const altered = token.slice(0, at) + other + token.slice(at + 1);
      expect(await problemOf(ours(keys).pairing.reply(altered))).toMatch(/^pairing-/);
    }
    invitation.close();
  });

  test('a reply to one invitation does not open another', async () => {
    const inviter = ours(keys);
    const [first, second] = [await inviter.pairing.invite(), await inviter.pairing.invite()];
    const reply = await ours(keys).pairing.reply(first.token);
    expect(await problemOf(second.accept(reply.token))).toBe('pairing-damaged');
    reply.close();
    expect(await problemOf(reply.connected)).toBe('pairing-no-answer');
    first.close();
    second.close();
  });

  test('one who has been met before is connected by the invitation alone', async () => {
    const [anna, bruno] = [device(keys), device(await deriveKeys(viewCapability(keys)))];
    const { fingerprint } = await bruno.own();
    const invitation = await anna.page().invite(fingerprint);
    await new Promise((resolve) => setTimeout(resolve, 1500)); // the time it takes to show it
    const reply = await bruno.page().reply(invitation.token);
    await Promise.all([invitation.connected, reply.connected]);
  });

  test('where the device is known no more, or the browser will not have it, the reply does', async () => {
    const [anna, bruno] = [device(keys), device(keys)];
    const { fingerprint } = await bruno.own();
    bruno.memory.certificate = null;
    const invitation = await anna.page().invite(fingerprint);
    const reply = await bruno.page().reply(invitation.token);
    expect(await within(invitation.connected, 1000)).toBe(false);
    await Promise.all([invitation.accept(reply.token), reply.connected]);

    const Connection = RTCPeerConnection;
    globalThis.RTCPeerConnection = class extends Connection {
      /** Chromium's own user fragments have 4 characters. */
      override setLocalDescription(given?: RTCLocalSessionDescriptionInit) {
        return given?.type === 'answer' && /ice-ufrag:\S{8}\r/.test(given.sdp ?? '')
          ? Promise.reject(new DOMException('', 'InvalidModificationError'))
          : super.setLocalDescription(given);
      }
    };
    try {
      const strict = await anna.page().invite((await bruno.own()).fingerprint);
      const answer = await bruno.page().reply(strict.token);
      expect(await within(strict.connected, 1000)).toBe(false);
      await Promise.all([strict.accept(answer.token), answer.connected]);
    } finally {
      globalThis.RTCPeerConnection = Connection;
    }
  });

  test('nobody but the device that was met is connected without a reply', async () => {
    const [anna, bruno, carla] = [device(keys), device(keys), device(keys)];
    const invitation = await anna.page().invite((await bruno.own()).fingerprint);
    const reply = await carla.page().reply(invitation.token);
    expect(await within(invitation.connected, 1500)).toBe(false);
    reply.close();
    invitation.close();
  });

  test('a device shows the same certificate for most of a year', async () => {
    const bruno = device(keys);
    const first = (await bruno.own()).fingerprint;
    expect((await bruno.own()).fingerprint).toEqual(first);
    const day = 24 * 60 * 60_000;
    const store = {
      certificate: () => Promise.resolve(bruno.memory.certificate),
      keepCertificate: () => Promise.reject(new Error('disk')),
    };
    const after = async (days: number) =>
      (await ownCertificate(keys.room, store, Date.now() + days * day)).fingerprint;
    expect(await after(330)).toEqual(first);
    expect(await after(340)).not.toEqual(first);
  });

  test('a browser that does not tell a certificate’s fingerprint finds the same in an offer', async () => {
    const bruno = device(keys);
    const { fingerprint } = await bruno.own();
    const told = Object.getOwnPropertyDescriptor(RTCCertificate.prototype, 'getFingerprints')!;
    delete (RTCCertificate.prototype as Partial<RTCCertificate>).getFingerprints;
    try {
      expect((await bruno.own()).fingerprint).toEqual(fingerprint);
    } finally {
      Object.defineProperty(RTCCertificate.prototype, 'getFingerprints', told);
    }
    expect(fingerprint).toHaveLength(32);
  });

  test('a token says where a device is and nothing more', async () => {
    const invitation = await ours(keys).pairing.invite();
    const { side } = decodeToken(invitation.token);
    expect(side.fingerprint).toHaveLength(32);
    expect(side.candidates.length).toBeGreaterThan(0);
    invitation.close();
  });

  test('a hundred connections made and ended leave none open', { timeout: 240_000 }, async () => {
    let alive = 0;
    const Connection = RTCPeerConnection;
    globalThis.RTCPeerConnection = class extends Connection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        alive++;
      }
      override close() {
        if (this.signalingState !== 'closed') alive--;
        super.close();
      }
    };
    try {
      for (let i = 0; i < 100; i++) {
        const [inviter, invited] = [ours(keys), ours(keys)];
        const invitation = await inviter.pairing.invite();
        const reply = await invited.pairing.reply(invitation.token);
        await Promise.all([invitation.accept(reply.token), reply.connected]);
        expect(alive).toBe(2);
        inviter.channels[0]?.close();
        await expect.poll(() => alive, { timeout: 20_000, interval: 5 }).toBe(0);
      }
    } finally {
      globalThis.RTCPeerConnection = Connection;
      open.length = 0;
    }
  });
});
