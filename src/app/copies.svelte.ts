import { problemOf } from '../domain/problem';
import type { CopiesHome } from './copies-home';
import { Arrivals } from './arrivals.svelte';
import { explain } from './explain';
import { dayOf, fileLabel } from './file-name';
import { Handovers } from './handovers.svelte';

/** Copies of a workspace on file: saved and brought back. */
export class Copies {
  #busy = $state.raw<'saving' | 'restoring' | null>(null);
  /** Files from colleagues: looked at before anything is taken in. */
  readonly arrivals: Arrivals;
  /** Files for colleagues. */
  readonly handovers: Handovers;
  readonly #home: CopiesHome;

  constructor(home: CopiesHome) {
    this.#home = home;
    this.arrivals = new Arrivals(home);
    this.handovers = new Handovers(home);
  }

  get busy(): 'saving' | 'restoring' | null {
    return this.#busy;
  }

  /** Hands the browser a file with everything in the open workspace, from memory. */
  async save(): Promise<void> {
    const { workspace, m, ports, announcer, device } = this.#home;
    if (!workspace || this.#busy) return;
    this.#busy = 'saving';
    try {
      const day = dayOf(ports.now());
      const name = m.data.copyName(fileLabel(workspace.name), day);
      ports.saveFile(name, await workspace.exportCopy(ports.now(), device.person.name));
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
      const found = await ports.readFile(file);
      if (found.kind === 'locked') {
        await this.arrivals.consider(found);
        return;
      }
      const row = await ports.restore(found.copy, workspace);
      workspaces.adopt(row);
      await this.#home.open(row); // of the open one only where the copy gives more rights
      const { m } = this.#home;
      announcer.show(m.data.restoreDone(row.label || m.band.noName));
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
