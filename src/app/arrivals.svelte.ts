import { changeCount } from './merge-words';
import type { WorkspaceCopy } from '../documents/copy';
import type { LockedFile, MandatoFile } from '../documents/handover';
import type { Timestamp, WorkspaceId } from '../domain/ids';
import type { MergeCount, MergePreview } from '../domain/merge';
import { Failure, problemOf, type Problem } from '../domain/problem';
import type { WorkspaceRow } from '../domain/workspace';
import type { CopiesHome } from './copies-home';
import type { Workspace } from './workspace.svelte';

/** What the file at hand has come to. */
export type FileArrival =
  | { readonly kind: 'none' }
  | { readonly kind: 'reading' }
  /** It opens with a passphrase. */
  | { readonly kind: 'locked'; readonly file: LockedFile; readonly space: string | null }
  /** Of a workspace this device has, which is not the one open. */
  | {
      readonly kind: 'elsewhere';
      readonly row: WorkspaceRow;
      /** What to do once that one is open. */
      readonly next: () => Promise<FileArrival>;
    }
  /** Of a workspace this device does not have, or has with fewer rights than the file gives. */
  | { readonly kind: 'new-space'; readonly copy: WorkspaceCopy; readonly held: boolean }
  | { readonly kind: 'preview'; readonly copy: WorkspaceCopy; readonly preview: MergePreview }
  | { readonly kind: 'merged'; readonly merge: Merge };

/** A file taken in, which can still be taken back. */
export interface Merge {
  readonly at: Timestamp;
  readonly by: string;
  readonly count: MergeCount;
  readonly refused: number;
  /** Null: a reader's, nothing changed, or it has been taken back. */
  readonly undo: (() => boolean) | null;
  readonly undone: boolean;
}

/**
 * Files from colleagues. Each is looked at first: what it would change is shown, and nothing is taken in
 * before somebody says so. The last one taken in can be taken back whole while its workspace is open.
 */
export class Arrivals {
  #state = $state.raw<FileArrival>({ kind: 'none' });
  #problem = $state.raw<Problem | null>(null);
  #busy = $state(false);
  #last = $state.raw<{ merge: Merge; of: Workspace } | null>(null);
  /** Files looked at: what an earlier one brings is no longer wanted. */
  #turn = 0;
  readonly #home: CopiesHome;

  constructor(home: CopiesHome) {
    this.#home = home;
  }

  get state(): FileArrival {
    return this.#state;
  }
  get problem(): Problem | null {
    return this.#problem;
  }
  get busy(): boolean {
    return this.#busy;
  }

  /** The last file taken into the workspace that is open. */
  get last(): Merge | null {
    return this.#last && this.#last.of === this.#home.workspace ? this.#last.merge : null;
  }

  /** A file was chosen, dropped, or opened with the app: shows what it is. */
  async open(file: Blob): Promise<void> {
    this.#show();
    await this.#step(async () => this.#place(await this.#home.ports.readFile(file)));
  }

  /** The same for one already read. */
  async consider(file: MandatoFile): Promise<void> {
    this.#show();
    await this.#step(() => this.#place(file));
  }

  /** Tries a passphrase on the locked file. A wrong one leaves it as it is. */
  async unlock(passphrase: string): Promise<void> {
    const shown = this.#state;
    if (shown.kind !== 'locked' || this.#busy) return;
    const { file } = shown;
    const key = { kind: 'passphrase', passphrase } as const;
    await this.#step(async () => this.#sort(await file.open(key), file.workspace), shown);
  }

  /** Opens the workspace the file is of, and goes on. */
  async openElsewhere(): Promise<void> {
    const shown = this.#state;
    if (shown.kind !== 'elsewhere' || this.#busy) return;
    await this.#step(async () => {
      await this.#home.open(shown.row);
      // One that does not open has been said not to.
      return this.#home.workspace?.id === shown.row.id ? shown.next() : shown;
    }, shown);
  }

  /** Adds the file's workspace to this device and opens it. */
  async adopt(): Promise<void> {
    const shown = this.#state;
    if (shown.kind !== 'new-space' || this.#busy) return;
    await this.#step(async () => {
      const { ports, workspaces, announcer, m, router } = this.#home;
      const row = await ports.restore(shown.copy, this.#home.workspace);
      workspaces.adopt(row);
      await this.#home.open(row);
      announcer.show(m.data.restoreDone(row.label || m.band.noName));
      router.closeOverlay('handover');
      return { kind: 'none' };
    }, shown);
  }

  /** Takes in what is shown. */
  async accept(): Promise<void> {
    const shown = this.#state;
    const { workspace, ports } = this.#home;
    if (shown.kind !== 'preview' || !workspace || this.#busy) return;
    await this.#step(async () => {
      const { refused, undo: back } = await workspace.importFrames(shown.copy.frames);
      const undo = workspace.canEdit ? back : null; // a newer build's file may have ended writing
      const by = { at: ports.now(), by: shown.copy.by };
      const merge = { ...by, count: changeCount(shown.preview), refused, undo, undone: false };
      this.#last = { merge, of: workspace };
      return { kind: 'merged', merge };
    }, shown);
  }

  /** Takes the last merge back: a change of one's own, which leaves what was written since. */
  undo(): void {
    const last = this.#last;
    if (!last?.merge.undo || last.of !== this.#home.workspace || !last.of.canEdit) return;
    last.merge.undo();
    const merge = { ...last.merge, undo: null, undone: true };
    this.#last = { merge, of: last.of };
    this.#state = { kind: 'merged', merge };
    this.#home.announcer.say(this.#home.m.handover.undone);
  }

  /** Leaves the file alone. */
  reset(): void {
    this.#turn++;
    this.#problem = null;
    this.#busy = false;
    this.#state = { kind: 'none' };
  }

  #show(): void {
    const { router } = this.#home;
    if (router.overlay !== 'handover') router.go({ kind: 'handover' });
  }

  async #place(file: MandatoFile): Promise<FileArrival> {
    const { workspaces, ports, workspace } = this.#home;
    if (file.kind === 'open') return this.#sort(file.copy, null);
    const row = workspaces.get(file.workspace);
    if (file.lock === 'passphrase') return { kind: 'locked', file, space: row?.label ?? null };
    if (!row) throw new Failure({ kind: 'file-needs-link' });
    if (row.id !== workspace?.id) {
      return { kind: 'elsewhere', row, next: () => this.#place(file) };
    }
    const readKey = await ports.readKey(row.capability);
    return this.#sort(await file.open({ kind: 'space', readKey }), row.id);
  }

  /** `said` is the workspace the file says it is of: the rights in it, if any, are what counts. */
  async #sort(copy: WorkspaceCopy, said: WorkspaceId | null): Promise<FileArrival> {
    const { workspaces, workspace, ports } = this.#home;
    const id = copy.capability ? await ports.workspaceOf(copy.capability) : said;
    if (!id) throw new Failure({ kind: 'file-damaged' }); // in the open, and for nobody
    const row = workspaces.get(id);
    const gives = copy.capability?.role;
    if (!row || (row.capability.role === 'view' && gives === 'edit')) {
      if (!copy.capability) throw new Failure({ kind: 'file-needs-link' });
      return { kind: 'new-space', copy, held: row !== undefined };
    }
    if (row.id !== workspace?.id) {
      return { kind: 'elsewhere', row, next: () => this.#sort(copy, id) };
    }
    const preview = await workspace.preview(copy);
    if (copy.frames.length > 0 && preview.refused === copy.frames.length) {
      throw new Failure({ kind: 'file-unsigned' });
    }
    return { kind: 'preview', copy, preview };
  }

  /** What comes of it is shown, unless something else has been begun since; what fails is said. */
  async #step(
    act: () => Promise<FileArrival>,
    otherwise: FileArrival = { kind: 'none' },
  ): Promise<void> {
    const mine = ++this.#turn;
    this.#busy = true;
    this.#problem = null;
    if (otherwise.kind === 'none') this.#state = { kind: 'reading' };
    try {
      const next = await act();
      if (mine === this.#turn) this.#state = next;
    } catch (error) {
      if (mine !== this.#turn) return;
      this.#state = otherwise;
      this.#problem = problemOf(error);
    } finally {
      if (mine === this.#turn) this.#busy = false;
    }
  }
}
