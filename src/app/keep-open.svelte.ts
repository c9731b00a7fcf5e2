import type { Timestamp } from '../domain/ids';
import type { Ports } from './ports';

/** A machine left open for the colleagues: kept awake while the person wants it. */
export class KeepOpen {
  /** Since when it is kept awake; null where it is not. */
  #since = $state.raw<Timestamp | null>(null);
  #refused = $state.raw(false);
  #end: (() => void) | null = null;
  readonly #ports: Pick<Ports, 'now' | 'keepAwake'>;

  constructor(ports: Pick<Ports, 'now' | 'keepAwake'>) {
    this.#ports = ports;
  }

  get since(): Timestamp | null {
    return this.#since;
  }

  /** The browser does not keep this device awake: it is for the person to set. */
  get refused(): boolean {
    return this.#refused;
  }

  async start(): Promise<void> {
    if (this.#since !== null) return;
    const since = this.#ports.now();
    this.#since = since;
    this.#refused = false;
    try {
      const end = await this.#ports.keepAwake();
      if (this.#since !== since)
        end(); // meanwhile it was let sleep
      else this.#end = end;
    } catch {
      this.#refused = true; // said on the screen: the page serves all the same
    }
  }

  stop(): void {
    this.#since = null;
    this.#end?.();
    this.#end = null;
  }
}
