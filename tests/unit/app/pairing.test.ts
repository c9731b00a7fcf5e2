import { beforeEach, describe, expect, it } from 'vitest';
import { PairingDesk } from '../../../src/app/pairing.svelte';
import type { Acquaintance } from '../../../src/domain/acquaintance';
import type { PersonId } from '../../../src/domain/ids';
import { Failure } from '../../../src/domain/problem';
import type { Invitation, Reply } from '../../../src/net/pairing';

const bruno: Acquaintance = {
  person: { id: '0123456789abcdef' as PersonId, name: 'Bruno', office: '' },
  role: 'edit',
  fingerprint: new Uint8Array(32).fill(7),
  at: 1,
};
const view = { role: 'view' as const, publicKey: new Uint8Array(32), readKey: new Uint8Array(32) };
const edit = { role: 'edit' as const, seed: new Uint8Array(32) };
const here = { base: 'https://example.org/', now: 1000 };
const settle = () => new Promise((resolve) => setTimeout(resolve));

/** A meeting that comes about, or fails, when the test says so. */
function meeting() {
  let meet: () => void = () => undefined;
  let miss: () => void = () => undefined;
  const connected = new Promise<void>((resolve, reject) => {
    meet = resolve;
    miss = () => reject(new Failure({ kind: 'pairing-no-answer' }));
  });
  connected.catch(() => undefined);
  return { connected, meet, miss };
}

let asked: (Uint8Array | null)[];
let answered: string[];
let closed: number;
let met: ReturnType<typeof meeting>;
let desk: PairingDesk;

beforeEach(() => {
  asked = [];
  answered = [];
  closed = 0;
  met = meeting();
  const close = () => closed++;
  const pairing = {
    invite: (known: Uint8Array<ArrayBuffer> | null = null) => {
      asked.push(known);
      const { connected } = met;
      const invitation: Invitation = {
        token: 'p.invitation',
        lastsMs: 600_000,
        connected,
        accept: () => connected,
        close,
      };
      return Promise.resolve(invitation);
    },
    reply: (invitation: string) => {
      answered.push(invitation);
      const token = `p.reply-${answered.length}`;
      const reply: Reply = { token, connected: met.connected, close };
      return Promise.resolve(reply);
    },
  };
  desk = new PairingDesk(pairing, { edit, view }, { list: () => Promise.resolve([bruno]) });
});

describe('connecting with a colleague without a server', () => {
  it('knows whom this device has met once it has looked', async () => {
    expect(desk.met).toEqual([]);
    await desk.look();
    expect(desk.met).toEqual([bruno]);
  });

  it('with one met before gives no right, says until when, and is done when they are connected', async () => {
    await desk.inviteAgain(bruno, here);
    expect(asked).toEqual([bruno.fingerprint]);
    expect(desk.state).toEqual({
      kind: 'inviting',
      link: 'https://example.org/#/abbina/p.invitation',
      whom: bruno,
      until: 601_000,
    });
    met.meet();
    await settle();
    expect(desk.state.kind).toBe('connected');
  });

  it('with a newcomer puts the right one chose into the link', async () => {
    await desk.invite('view', here);
    expect(asked).toEqual([null]);
    expect(desk.state).toMatchObject({ kind: 'inviting', whom: null });
    expect(JSON.stringify(desk.state)).toContain('~p.invitation');
  });

  it('says that a reply has lapsed, and makes a new one to the same invitation', async () => {
    await desk.answer('#/abbina/p.invitation');
    met.miss();
    await settle();
    expect(desk.state.kind).toBe('lapsed');
    expect(desk.problem?.kind).toBe('pairing-no-answer');
    met = meeting();
    await desk.answerAgain();
    expect(answered).toEqual(['#/abbina/p.invitation', '#/abbina/p.invitation']);
    expect(desk.state).toEqual({ kind: 'replying', text: 'p.reply-2' });
    expect(desk.problem).toBeNull();
    met.meet();
    await settle();
    expect(desk.state.kind).toBe('connected');
  });

  it('passes over what comes of an invitation or a reply that was given up', async () => {
    await desk.inviteAgain(bruno, here);
    const first = met;
    met = meeting();
    await desk.answer('p.other');
    expect(closed).toBe(1);
    first.meet();
    await settle();
    expect(desk.state.kind).toBe('replying');
    const second = met;
    desk.reset();
    second.miss();
    await settle();
    expect(desk.state.kind).toBe('idle');
    expect(desk.problem).toBeNull();
  });
});
