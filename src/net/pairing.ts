import { decodeToken } from '../domain/pairing-token';
import { Failure } from '../domain/problem';
import type { OwnCertificate } from './certificate';
import { DirectConnection } from './direct';
import type { Keys } from './keys';
import type { Channel } from './link';
import { PairingCodes } from './pairing-code';

/** An invitation is of use this long, and as long as its page is open. */
const invitationMs = 10 * 60_000;
/** After the codes have been exchanged, the devices meet at once or not at all. */
const meetMs = 20_000;

/** An invitation on show, waiting for its reply. */
export interface Invitation {
  readonly token: string;
  /** How long it is of use. */
  readonly lastsMs: number;
  /** Resolves when the two are connected; rejects with Failure `pairing-no-answer`. */
  readonly connected: Promise<void>;
  /** Reads the reply; resolves when the two are connected. Rejects with Failure `pairing-…`. */
  accept(reply: string): Promise<void>;
  close(): void;
}

/** A reply on show, waiting for the inviter to read it. */
export interface Reply {
  readonly token: string;
  /** Resolves when the two are connected; rejects with Failure `pairing-no-answer`. */
  readonly connected: Promise<void>;
  close(): void;
}

/**
 * Connects two devices of one workspace with no server: one invites, the other replies. A device that
 * has been met before need not: it shows the certificate it showed then, and answers with credentials
 * the inviter works out too. Where a browser will not have that, its reply does as for anybody.
 */
export class Pairing {
  readonly #codes: PairingCodes;
  readonly #connect: (channel: Channel) => void;
  readonly #own: () => Promise<OwnCertificate | null>;

  constructor(
    keys: Pick<Keys, 'room' | 'readKey'>,
    connect: (channel: Channel) => void,
    own: () => Promise<OwnCertificate | null> = () => Promise.resolve(null),
  ) {
    this.#codes = new PairingCodes(keys);
    this.#connect = connect;
    this.#own = own;
  }

  /** Invites anybody, or the device of this fingerprint. Rejects with Failure `pairing-no-network`. */
  async invite(known: Uint8Array<ArrayBuffer> | null = null): Promise<Invitation> {
    const certificate = (await this.#own())?.certificate;
    const connection = new DirectConnection(this.#connect, certificate);
    const token = await this.#codes.write('invitation', await connection.offer(), null);
    const own = decodeToken(token);
    if (known) {
      const credentials = await this.#codes.credentials(own, known);
      await connection.awaitKnown({ ...credentials, fingerprint: known });
    }
    let expired = false;
    const timer = setTimeout(() => {
      expired = true;
      connection.close();
    }, invitationMs);
    const settled = () => clearTimeout(timer);
    connection.opened.then(settled, settled);
    const accept = async (reply: string) => {
      if (expired) throw new Failure({ kind: 'pairing-expired' });
      const { side } = await this.#codes.read(reply, 'reply', own);
      settled();
      await connection.accept(side);
      connection.expectWithin(meetMs);
      await connection.opened;
    };
    const close = () => {
      settled();
      connection.abandon();
    };
    return { token, lastsMs: invitationMs, connected: connection.opened, accept, close };
  }

  /** Reads an invitation. Rejects with Failure `pairing-…`. */
  async reply(invitation: string): Promise<Reply> {
    const token = await this.#codes.read(invitation, 'invitation', null);
    const own = await this.#own();
    const connection = new DirectConnection(this.#connect, own?.certificate);
    const credentials = own && (await this.#codes.credentials(token, own.fingerprint));
    const side = await connection.answer(token.side, credentials);
    connection.expectWithin(invitationMs);
    return {
      token: await this.#codes.write('reply', side, token),
      connected: connection.opened,
      close: () => connection.abandon(),
    };
  }
}
