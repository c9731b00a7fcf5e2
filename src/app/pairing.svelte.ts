import type { Acquaintance } from '../domain/acquaintance';
import { encodeLink } from '../domain/links';
import type { Timestamp } from '../domain/ids';
import { problemOf, type Problem } from '../domain/problem';
import { formatRoute } from '../domain/route';
import type { Capability, Role } from '../domain/workspace';
import type { Invitation, Pairing, Reply } from '../net/pairing';

/** What a pairing is at. */
export type PairingState =
  | { readonly kind: 'idle' }
  /** Looking for addresses of this device. */
  | { readonly kind: 'preparing' }
  /**
   * The other device is to read this, by `until`: `whom`, where it is one met before, and its reply is
   * then not needed.
   */
  | {
      readonly kind: 'inviting';
      readonly link: string;
      readonly whom: Acquaintance | null;
      readonly until: Timestamp;
    }
  /** The inviter is to read this. */
  | { readonly kind: 'replying'; readonly text: string }
  /** The reply was not read in time: Firefox waits a few seconds only. A new one can be made. */
  | { readonly kind: 'lapsed' }
  /** Both codes have been read: the devices look for each other. */
  | { readonly kind: 'meeting' }
  | { readonly kind: 'connected' };

/** What a copy of a workspace can hand on. */
interface Capabilities {
  readonly edit: Capability | null;
  readonly view: Capability;
}

/** Where and when an invitation is made: the page's address without its hash, the device's clock. */
export interface Here {
  readonly base: string;
  readonly now: Timestamp;
}

/** Whom this device has met. */
interface Met {
  list(): Promise<readonly Acquaintance[]>;
}

/** Connecting with one colleague without a server: one step at a time, each of which may fail. */
export class PairingDesk {
  #state = $state.raw<PairingState>({ kind: 'idle' });
  #problem = $state.raw<Problem | null>(null);
  #invitation: Invitation | null = null;
  #reply: Reply | null = null;
  /** What the reply on show is to. */
  #answered = '';
  #met = $state.raw<readonly Acquaintance[]>([]);
  /** Steps begun: what an earlier one brings is no longer wanted. */
  #step = 0;
  readonly #pairing: Pick<Pairing, 'invite' | 'reply'>;
  readonly #capabilities: Capabilities;
  readonly #acquaintances: Met;

  constructor(
    pairing: Pick<Pairing, 'invite' | 'reply'>,
    capabilities: Capabilities,
    acquaintances: Met,
  ) {
    this.#pairing = pairing;
    this.#capabilities = capabilities;
    this.#acquaintances = acquaintances;
  }

  /** Devices met before, as last looked up; the last met first. */
  get met(): readonly Acquaintance[] {
    return this.#met;
  }

  /** Looks up whom this device has met. */
  async look(): Promise<void> {
    this.#met = await this.#acquaintances.list();
  }

  get state(): PairingState {
    return this.#state;
  }

  /** Why the last step failed; null once another begins. */
  get problem(): Problem | null {
    return this.#problem;
  }

  /**
   * Makes an invitation. `gives` also brings a newcomer into the workspace with that right; 'nothing'
   * is for one who is in it already.
   */
  async invite(gives: Role | 'nothing', here: Here): Promise<void> {
    await this.#invite(null, gives, here);
  }

  /** Makes an invitation for a device met before: it connects as soon as it has read it. */
  async inviteAgain(whom: Acquaintance, here: Here): Promise<void> {
    await this.#invite(whom, 'nothing', here);
  }

  async #invite(whom: Acquaintance | null, gives: Role | 'nothing', here: Here): Promise<void> {
    await this.#run(async (current) => {
      this.#state = { kind: 'preparing' };
      const invitation = await this.#pairing.invite(whom?.fingerprint ?? null);
      if (!current()) return invitation.close();
      this.#invitation = invitation;
      const link = here.base + this.#hash(gives, invitation.token);
      this.#state = { kind: 'inviting', link, whom, until: here.now + invitation.lastsMs };
      invitation.connected.then(
        () => this.#invitation === invitation && (this.#state = { kind: 'connected' }),
        () => undefined, // whoever reads the reply hears why
      );
    });
  }

  /** Reads the reply to the invitation on show. A wrong one leaves the invitation as it is. */
  async accept(text: string): Promise<void> {
    const invitation = this.#invitation;
    if (!invitation) return;
    const shown = this.#state;
    this.#problem = null;
    this.#state = { kind: 'meeting' };
    try {
      await invitation.accept(text);
      if (this.#invitation === invitation) this.#state = { kind: 'connected' };
    } catch (error) {
      if (this.#invitation !== invitation) return;
      this.#problem = problemOf(error);
      if (this.#problem.kind === 'pairing-no-answer') this.#state = { kind: 'idle' };
      else this.#state = shown;
    }
  }

  /** Reads an invitation and shows the reply to it. */
  async answer(text: string): Promise<void> {
    await this.#run(async (current) => {
      this.#state = { kind: 'preparing' };
      const reply = await this.#pairing.reply(text);
      if (!current()) return reply.close();
      this.#reply = reply;
      this.#answered = text;
      this.#state = { kind: 'replying', text: reply.token };
      reply.connected.then(
        () => this.#reply === reply && (this.#state = { kind: 'connected' }),
        (error: unknown) => {
          if (this.#reply !== reply) return;
          this.#problem = problemOf(error);
          this.#state = { kind: 'lapsed' };
        },
      );
    });
  }

  /** A fresh reply to the same invitation: a browser may have given up on the one on show. */
  answerAgain(): Promise<void> {
    return this.answer(this.#answered);
  }

  /** Back to the beginning. What is connected stays connected. */
  reset(): void {
    this.#step++;
    this.#invitation?.close();
    this.#reply?.close();
    this.#invitation = null;
    this.#reply = null;
    this.#problem = null;
    this.#state = { kind: 'idle' };
  }

  #hash(gives: Role | 'nothing', token: string): string {
    const { edit, view } = this.#capabilities;
    if (gives === 'nothing') return formatRoute({ kind: 'pair', token });
    // A reader has nothing more to give than reading.
    const secret = encodeLink(gives === 'edit' ? (edit ?? view) : view);
    return formatRoute({ kind: 'join', secret: `${secret}~${token}` });
  }

  async #run(step: (current: () => boolean) => Promise<void>): Promise<void> {
    this.reset();
    const mine = this.#step;
    const current = () => this.#step === mine;
    try {
      await step(current);
    } catch (error) {
      if (!current()) return;
      this.#problem = problemOf(error);
      this.#state = { kind: 'idle' };
    }
  }
}
