import { lastTo, type HandedOver } from '../domain/handover';
import type { Key } from '../documents/lock';
import { passphraseBytes, passphraseOf } from '../domain/passphrase';
import { cleanLabel, nameLimit } from '../domain/person';
import { problemOf, type Problem } from '../domain/problem';
import type { CopiesHome } from './copies-home';
import { dayOf, fileLabel } from './file-name';

/** What is to go on file, and who may open it. */
export interface HandoverWish {
  /** The colleague, as the person here calls them; may be empty. */
  readonly to: string;
  /** Only what is new since the last file made for them here. */
  readonly onlyNew: boolean;
  /** Null: whoever is in the workspace. */
  readonly passphrase: string | null;
}

/** Files for colleagues who are never online at the same time: made here, carried by hand. */
export class Handovers {
  #past = $state.raw<readonly HandedOver[]>([]);
  #busy = $state(false);
  #problem = $state.raw<Problem | null>(null);
  /** Name of the last file made, and what became of it; null before any. */
  #done = $state.raw<string | null>(null);
  readonly #home: CopiesHome;

  constructor(home: CopiesHome) {
    this.#home = home;
  }

  /** To whom this workspace was handed over from this device, the last first. */
  get past(): readonly HandedOver[] {
    return this.#past;
  }
  get busy(): boolean {
    return this.#busy;
  }
  get problem(): Problem | null {
    return this.#problem;
  }
  /** What the last attempt came to, in words. */
  get done(): string | null {
    return this.#done;
  }

  lastTo(name: string): HandedOver | null {
    return lastTo(this.#past, name);
  }

  /** A passphrase nobody will guess. */
  propose(): string {
    return passphraseOf(this.#home.ports.random(new Uint8Array(passphraseBytes)));
  }

  /** Reads to whom the open workspace has been handed over. A disk that refuses: nobody. */
  async load(): Promise<void> {
    const { workspace, ports } = this.#home;
    this.#past = [];
    this.#problem = null;
    this.#done = null;
    if (!workspace) return;
    try {
      const past = await ports.handovers.list(workspace.id);
      if (this.#home.workspace === workspace) this.#past = past;
    } catch (error) {
      this.#problem = problemOf(error); // a whole file can be made all the same
    }
  }

  /** Makes the file and gives it to the browser. What fails is in `problem`. */
  async save({ to, onlyNew, passphrase }: HandoverWish): Promise<void> {
    const { workspace, ports, device, m } = this.#home;
    if (!workspace || this.#busy) return;
    this.#busy = true;
    this.#problem = null;
    this.#done = null;
    try {
      const name = cleanLabel(to, nameLimit);
      const last = onlyNew ? this.lastTo(name) : null;
      const at = ports.now();
      const have = workspace.have;
      const packed = await workspace.pack(at, device.person.name, last?.have ?? null);
      if (packed.frames.length === 0) {
        this.#done = m.handover.nothingNew(name);
        return;
      }
      // Who can open a whole file by its words alone reads everything in it: they may go on reading.
      const capability = passphrase === null || last ? null : workspace.viewCapability;
      const copy = { ...packed, capability };
      const bytes = await ports.writeHandover(copy, workspace.id, await this.#key(passphrase));
      const file = m.handover.fileName(fileLabel(workspace.name), fileLabel(name, ''), dayOf(at));
      ports.saveFile(file, bytes);
      this.#done = m.handover.saved(file, m.format.size(bytes.length));
      if (name) await this.#remember({ to: name, at, have });
    } catch (error) {
      this.#problem = problemOf(error);
    } finally {
      this.#busy = false;
    }
  }

  async #key(passphrase: string | null): Promise<Key> {
    if (passphrase !== null) return { kind: 'passphrase', passphrase };
    const { workspace, ports } = this.#home;
    if (!workspace) throw new Error('The workspace was closed');
    return { kind: 'space', readKey: await ports.readKey(workspace.viewCapability) };
  }

  async #remember(handover: HandedOver): Promise<void> {
    const { workspace, ports } = this.#home;
    if (!workspace) return;
    await ports.handovers.put(workspace.id, handover);
    this.#past = await ports.handovers.list(workspace.id);
  }
}
