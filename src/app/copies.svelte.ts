import { problemOf } from '../domain/problem';
import type { WorkspaceRow } from '../domain/workspace';
import type { Messages } from '../messages/it';
import type { Announcer } from './announcer.svelte';
import { explain } from './explain';
import type { Ports } from './ports';
import type { Workspace } from './workspace.svelte';
import type { Workspaces } from './workspaces.svelte';

/** What copies need of the app. */
export interface CopiesHome {
  readonly m: Messages;
  readonly workspace: Workspace | null;
  readonly workspaces: Workspaces;
  readonly announcer: Announcer;
  readonly ports: Pick<Ports, 'now' | 'saveFile' | 'restore'>;
  open(row: WorkspaceRow): Promise<void>;
}

/** Copies of a workspace on file: saved and brought back. */
export class Copies {
  #busy = $state.raw<'saving' | 'restoring' | null>(null);
  readonly #home: CopiesHome;

  constructor(home: CopiesHome) {
    this.#home = home;
  }

  get busy(): 'saving' | 'restoring' | null {
    return this.#busy;
  }

  /** Hands the browser a file with everything in the open workspace, from memory. */
  async save(): Promise<void> {
    const { workspace, m, ports, announcer } = this.#home;
    if (!workspace || this.#busy) return;
    this.#busy = 'saving';
    try {
      const day = new Date(ports.now()).toISOString().slice(0, 10);
      const name = m.data.copyName(fileLabel(workspace.name), day);
      ports.saveFile(name, await workspace.exportCopy(ports.now()));
      announcer.show(m.data.copyDone(name));
    } catch (error) {
      this.#complain(error);
    } finally {
      this.#busy = null;
    }
  }

  /** Adds what a file holds to this device and opens it. Refused with a reason, changing nothing. */
  async restore(file: Blob): Promise<void> {
    const { workspace, workspaces, ports, announcer } = this.#home;
    if (this.#busy) return;
    this.#busy = 'restoring';
    try {
      const row = await ports.restore(file, workspace);
      workspaces.adopt(row);
      // The copy may bring the right to write to what was open to be read.
      const { id, role } = this.#home.workspace ?? {};
      if (id !== row.id || role !== row.capability.role) await this.#home.open(row);
      announcer.show(this.#home.m.data.restoreDone(row.label));
    } catch (error) {
      this.#complain(error);
    } finally {
      this.#busy = null;
    }
  }

  #complain(error: unknown): void {
    const { what, help } = explain(this.#home.m, problemOf(error));
    this.#home.announcer.show(`${what} ${help}`, 'warn');
  }
}

/** A file name out of any name: letters, digits and hyphens. */
const fileLabel = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '') || 'mandato';
