/** What a message lets one do. */
export interface Offer {
  readonly label: string;
  readonly take: () => void;
}

/** A message that comes up, is read, and goes. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'done' | 'warn';
  readonly offer: Offer | null;
}

const lastsMs = 7000;
/** What can be acted on takes longer to read and to reach. */
const offerLastsMs = 20_000;

/** What is said to the person: politely, one thing at a time. */
export class Announcer {
  #spoken = $state.raw('');
  #toasts = $state.raw<readonly Toast[]>([]);
  #next = 1;
  readonly #later: (action: () => void, ms: number) => void;

  constructor(later: (action: () => void, ms: number) => void) {
    this.#later = later;
  }

  /** For the live region: screen readers read it when it changes. */
  get spoken(): string {
    return this.#spoken;
  }

  get toasts(): readonly Toast[] {
    return this.#toasts;
  }

  /** Says it to screen readers only. Saying the same again is heard again. */
  say(text: string): void {
    this.#spoken = this.#spoken === text ? `${text}\u00a0` : text;
  }

  /** Shows it for some seconds, and says it, with what it offers. An older offer is then no longer one. */
  show(text: string, tone: Toast['tone'] = 'done', offer: Offer | null = null): void {
    const toast: Toast = { id: this.#next++, text, tone, offer };
    const others = this.#toasts.filter((other) => other.text !== text && !(offer && other.offer));
    this.#toasts = [...others, toast].slice(-3);
    this.say(offer ? `${text} ${offer.label}` : text);
    const ms = offer ? offerLastsMs : lastsMs;
    if (tone === 'done') this.#later(() => this.dismiss(toast.id), ms);
  }

  /** Does what a message offers, and puts it away. */
  take({ id, offer }: Toast): void {
    this.dismiss(id);
    offer?.take();
  }

  /** Puts away messages that offer something: it is too late for it. */
  withdraw(): void {
    this.#toasts = this.#toasts.filter(({ offer }) => !offer);
  }

  dismiss(id: number): void {
    this.#toasts = this.#toasts.filter((toast) => toast.id !== id);
  }
}
