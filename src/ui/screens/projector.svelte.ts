/** One screen shown to a room: alone, in large type, over the whole monitor where the browser can. */
export class Projector {
  #on = $state.raw(false);

  get on(): boolean {
    return this.#on;
  }

  async enter(): Promise<void> {
    this.#on = true;
    if (!document.fullscreenEnabled) return;
    try {
      await document.documentElement.requestFullscreen();
    } catch {
      // Refused: large type in the window does as well.
    }
  }

  async leave(): Promise<void> {
    this.#on = false;
    if (document.fullscreenElement) await document.exitFullscreen();
  }

  /** For the screen: Esc leaves, and going elsewhere does. */
  readonly stage = (): (() => void) => {
    const change = () => (this.#on &&= document.fullscreenElement !== null);
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      if (this.#on && !document.querySelector('dialog[open]')) void this.leave();
    };
    document.addEventListener('fullscreenchange', change);
    addEventListener('keydown', press);
    return () => {
      document.removeEventListener('fullscreenchange', change);
      removeEventListener('keydown', press);
      if (this.#on) void this.leave();
    };
  };
}
