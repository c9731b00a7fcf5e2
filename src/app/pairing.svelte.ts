import { encodeLink } from '../domain/links';
import { problemOf, type Problem } from '../domain/problem';
import { formatRoute } from '../domain/route';
import type { Capability, Role } from '../domain/workspace';
import type { Invitation, Pairing, Reply } from '../net/pairing';

/** What a pairing is at. */
export type PairingState =
  | { readonly kind: 'idle' }
  /** Looking for addresses of this device. */
  | { readonly kind: 'preparing' }
  /** The other device is to read this. `gives` is what who opens the link may then do. */
  | { readonly kind: 'inviting'; readonly link: string; readonly gives: Role | 'nothing' }
  /** The inviter is to read this. */
  | { readonly kind: 'replying'; readonly text: string }
  /** Both codes have been read: the devices look for each other. */
  | { readonly kind: 'meeting' }
  | { readonly kind: 'connected' };

/** What a copy of a workspace can hand on. */
interface Capabilities {
  readonly edit: Capability | null;
  readonly view: Capability;
}

/** Connecting with one colleague without a server: one step at a time, each of which may fail. */
export class PairingDesk {
  #state = $state.raw<PairingState>({ kind: 'idle' });
  #problem = $state.raw<Problem | null>(null);
  #invitation: Invitation | null = null;
  #reply: Reply | null = null;
  /** Steps begun: what an earlier one brings is no longer wanted. */
  #step = 0;
  readonly #pairing: Pairing;
  readonly #capabilities: Capabilities;

  constructor(pairing: Pairing, capabilities: Capabilities) {
    this.#pairing = pairing;
    this.#capabilities = capabilities;
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
   * is for one who is in it already. `base` is the page's address without its hash.
   */
  async invite(gives: Role | 'nothing', base: string): Promise<void> {
    await this.#run(async (current) => {
      this.#state = { kind: 'preparing' };
      const invitation = await this.#pairing.invite();
      if (!current()) return invitation.close();
      this.#invitation = invitation;
      this.#state = { kind: 'inviting', link: base + this.#hash(gives, invitation.token), gives };
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
      this.#state = { kind: 'replying', text: reply.token };
      reply.connected.then(
        () => this.#reply === reply && (this.#state = { kind: 'connected' }),
        (error: unknown) => {
          if (this.#reply !== reply) return;
          this.#problem = problemOf(error);
          this.#state = { kind: 'idle' };
        },
      );
    });
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
