import type { ProgrammeHash, WorkspaceId } from '../domain/ids';
import { cleanLabel } from '../domain/person';
import { problemOf, type Problem } from '../domain/problem';
import { workspaceNameLimit, type WorkspaceRow } from '../domain/workspace';
import type { Ports } from './ports';

type RowPorts = Pick<Ports, 'rows' | 'createWorkspace' | 'readLink' | 'removeWorkspace' | 'now'>;

/** The workspaces this device keeps. */
export class Workspaces {
  #rows = $state.raw<readonly WorkspaceRow[]>([]);
  #problem = $state.raw<Problem | null>(null);
  #damaged = $state.raw(0);
  readonly #ports: RowPorts;

  constructor(ports: RowPorts) {
    this.#ports = ports;
  }

  /** The last opened first. */
  get rows(): readonly WorkspaceRow[] {
    return this.#rows;
  }

  /** Why the list could not be read or kept. Work goes on with what is in memory. */
  get problem(): Problem | null {
    return this.#problem;
  }

  /** Rows that could not be read. */
  get damaged(): number {
    return this.#damaged;
  }

  async load(): Promise<void> {
    await this.#try(async () => {
      const { workspaces, damaged } = await this.#ports.rows.list();
      const listed = new Set(workspaces.map(({ id }) => id));
      this.#rows = [...workspaces, ...this.#rows.filter(({ id }) => !listed.has(id))];
      this.#damaged = damaged;
    });
  }

  get(id: WorkspaceId | null): WorkspaceRow | undefined {
    return this.#rows.find((row) => row.id === id);
  }

  async create(name: string, programme: ProgrammeHash): Promise<WorkspaceRow> {
    const row = await this.#ports.createWorkspace(cleanLabel(name, workspaceNameLimit), programme);
    await this.#keep(row);
    return row;
  }

  /** The workspace of a link. Held already with more rights, it is left as it is. Throws Failure `link-…`. */
  async join(text: string, programme: ProgrammeHash): Promise<WorkspaceRow> {
    const row = await this.#ports.readLink(text, programme);
    const known = this.get(row.id);
    if (known && (known.capability.role === 'edit' || row.capability.role === 'view')) return known;
    const joined = known ? { ...known, capability: row.capability } : row;
    await this.#keep(joined);
    return joined;
  }

  /** Takes in a row that is on the disk already. */
  adopt(row: WorkspaceRow): void {
    this.#rows = [row, ...this.#rows.filter(({ id }) => id !== row.id)];
  }

  /** Notes when it was opened. */
  async opened(id: WorkspaceId): Promise<void> {
    const openedAt = this.#ports.now();
    const row = this.get(id);
    if (row) this.adopt({ ...row, openedAt });
    await this.#try(() => this.#ports.rows.touch(id, openedAt));
  }

  /** Keeps the name last seen in the shared document. */
  async label(id: WorkspaceId, label: string): Promise<void> {
    if (label === '' || this.get(id)?.label === label) return;
    this.#rows = this.#rows.map((row) => (row.id === id ? { ...row, label } : row));
    await this.#try(() => this.#ports.rows.rename(id, label));
  }

  /** Forgets it, keys and all. Rejects with a Failure when the disk refuses: it is then still there. */
  async remove(id: WorkspaceId): Promise<void> {
    const row = this.get(id);
    if (!row) return;
    await this.#ports.removeWorkspace(row);
    this.#rows = this.#rows.filter((other) => other.id !== id);
  }

  async #keep(row: WorkspaceRow): Promise<void> {
    this.adopt(row);
    await this.#try(() => this.#ports.rows.put(row));
  }

  async #try(action: () => Promise<void>): Promise<void> {
    try {
      await action();
      this.#problem = null;
    } catch (error) {
      this.#problem = problemOf(error);
    }
  }
}
