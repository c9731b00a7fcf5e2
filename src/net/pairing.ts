import { decodeToken } from '../domain/pairing-token';
import { Failure } from '../domain/problem';
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

/** Connects two devices of one workspace with no server: one invites, the other replies. */
export class Pairing {
  readonly #codes: PairingCodes;
  readonly #connect: (channel: Channel) => void;

  constructor(keys: Keys, connect: (channel: Channel) => void) {
    this.#codes = new PairingCodes(keys);
    this.#connect = connect;
  }

  /** Rejects with Failure `pairing-no-network`. */
  async invite(): Promise<Invitation> {
    const connection = new DirectConnection(this.#connect);
    const token = await this.#codes.write('invitation', await connection.offer(), null);
    const own = decodeToken(token);
    let expired = false;
    const timer = setTimeout(() => {
      expired = true;
      connection.close();
    }, invitationMs);
    const accept = async (reply: string) => {
      if (expired) throw new Failure({ kind: 'pairing-expired' });
      const { side } = await this.#codes.read(reply, 'reply', own);
      clearTimeout(timer);
      await connection.accept(side);
      connection.expectWithin(meetMs);
      await connection.opened;
    };
    const close = () => {
      clearTimeout(timer);
      connection.abandon();
    };
    return { token, accept, close };
  }

  /** Reads an invitation. Rejects with Failure `pairing-…`. */
  async reply(invitation: string): Promise<Reply> {
    const token = await this.#codes.read(invitation, 'invitation', null);
    const connection = new DirectConnection(this.#connect);
    const side = await connection.answer(token.side);
    connection.expectWithin(invitationMs);
    return {
      token: await this.#codes.write('reply', side, token),
      connected: connection.opened,
      close: () => connection.abandon(),
    };
  }
}
