import type { WorkspaceRow } from '../domain/workspace';
import type { Messages } from '../messages/it';
import type { Announcer } from './announcer.svelte';
import type { Device } from './device.svelte';
import type { Ports } from './ports';
import type { Router } from './router.svelte';
import type { Workspace } from './workspace.svelte';
import type { Workspaces } from './workspaces.svelte';

/** What files for and from colleagues ask of outside. */
type FilePort = keyof Pick<
  Ports,
  'readFile' | 'readKey' | 'workspaceOf' | 'writeHandover' | 'handovers' | 'random'
>;

/** What copies need of the app. */
export interface CopiesHome {
  readonly m: Messages;
  readonly workspace: Workspace | null;
  readonly workspaces: Workspaces;
  readonly announcer: Announcer;
  readonly router: Router;
  readonly device: Pick<Device, 'person'>;
  readonly ports: Pick<Ports, 'now' | 'saveFile' | 'restore' | FilePort>;
  /** Does nothing where it is open already with the same rights. */
  open(row: WorkspaceRow): Promise<void>;
}
