/** A message that comes up, is read, and goes. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'done' | 'warn';
}

const lastsMs = 7000;

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

  /** Shows it for some seconds, and says it. */
  show(text: string, tone: Toast['tone'] = 'done'): void {
    const toast: Toast = { id: this.#next++, text, tone };
    this.#toasts = [...this.#toasts.filter((other) => other.text !== text), toast].slice(-3);
    this.say(text);
    if (tone === 'done') this.#later(() => this.dismiss(toast.id), lastsMs);
  }

  dismiss(id: number): void {
    this.#toasts = this.#toasts.filter((toast) => toast.id !== id);
  }
}
