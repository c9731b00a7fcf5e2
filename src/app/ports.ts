import type { WorkspaceCopy } from '../documents/copy';
import type { MandatoFile } from '../documents/handover';
import type { Key } from '../documents/lock';
import type { PersonId, ProgrammeHash, Timestamp, WorkspaceId } from '../domain/ids';
import type { Person } from '../domain/person';
import type { Capability, WorkspaceRow } from '../domain/workspace';
import type { HandoverStore } from '../storage/handovers';
import type { Persistence, StorageUsage } from '../storage/estimate';
import type { OpenedProgramme } from '../storage/programmes';
import type { SettingsStore } from '../storage/settings';
import type { ViewStore } from '../storage/views';
import type { WorkspaceStore } from '../storage/workspaces';
import type { Address } from './router.svelte';
import type { Workspace } from './workspace.svelte';

/** What of this device an open workspace needs, now and whenever it changes. */
export interface Signer {
  readonly person: Person;
  readonly signalling: readonly string[];
  /** Calls back when either has changed. Returns what ends it. */
  onChange(listener: () => void): () => void;
}

/** A workspace opened from this disk, and what was found there. */
export interface Opened {
  readonly workspace: Workspace;
  /** Rows of the log that could not be read. */
  readonly damaged: number;
  /** The log had been lost, and was made anew from the stored document. */
  readonly rebuilt: boolean;
}

/** The copy of the app kept for use without a network. */
export interface OfflineCopy {
  /** Lets the waiting edition in and reloads. */
  update(): void;
  close(): void;
}

/** Everything outside that the app needs. The composition root fills it in. */
export interface Ports {
  readonly address: Address;
  readonly now: () => Timestamp;
  /** Calls back every `everyMs`. Returns what ends it. */
  readonly tick: (listener: () => void, everyMs: number) => () => void;
  readonly newPersonId: () => PersonId;
  readonly settings: Pick<SettingsStore, 'read' | 'write'>;
  readonly rows: Pick<WorkspaceStore, 'list' | 'put' | 'rename' | 'touch'>;
  readonly openProgramme: () => Promise<OpenedProgramme>;
  /** New keys, and the first words of the shared document where they belong. Keeps nothing yet. */
  readonly createWorkspace: (name: string, programme: ProgrammeHash) => Promise<WorkspaceRow>;
  /**
   * New keys, and all that is in `from` sealed with them, kept on this disk. Rejects with Failure where
   * the disk refuses: nothing is kept then.
   */
  readonly forkWorkspace: (
    from: Workspace,
    name: string,
    programme: ProgrammeHash,
  ) => Promise<WorkspaceRow>;
  /** The workspace of an invitation, as pasted or opened. Rejects with Failure `link-…`. */
  readonly readLink: (text: string, programme: ProgrammeHash) => Promise<WorkspaceRow>;
  /** Opens from this disk, without waiting for the network. `fresh` has just been created here. */
  readonly openWorkspace: (row: WorkspaceRow, signer: Signer, fresh: boolean) => Promise<Opened>;
  /** Forgets a workspace with its log and its materialised document. */
  readonly removeWorkspace: (row: WorkspaceRow) => Promise<void>;
  /**
   * Adds what a copy holds to this disk and, where it is the one now open, to the screen. Gives its
   * row, kept already. Rejects with Failure `file-…`.
   */
  readonly restore: (copy: WorkspaceCopy, open: Workspace | null) => Promise<WorkspaceRow>;
  /** Any file of ours, as far as it can be read without a key. Rejects with Failure `file-…`. */
  readonly readFile: (file: Blob) => Promise<MandatoFile>;
  /** The read key of a workspace's rights. */
  readonly readKey: (capability: Capability) => Promise<Uint8Array<ArrayBuffer>>;
  /** The workspace that rights are for. */
  readonly workspaceOf: (capability: Capability) => Promise<WorkspaceId>;
  /** Writes a file only some can open. Rejects with Failure `passphrase-short`. */
  readonly writeHandover: (
    copy: WorkspaceCopy,
    workspace: WorkspaceId,
    key: Key,
  ) => Promise<Uint8Array<ArrayBuffer>>;
  /** Fills the bytes with chance. */
  readonly random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;
  readonly handovers: Pick<HandoverStore, 'list' | 'put'>;
  readonly views: Pick<ViewStore, 'list' | 'put' | 'remove'>;
  readonly persistence: () => Promise<Persistence>;
  readonly askPersistence: () => Promise<Persistence>;
  readonly storageUsage: () => Promise<StorageUsage>;
  readonly registerOffline: (events: {
    onReady(): void;
    onUpdate(): void;
  }) => Promise<OfflineCopy | null>;
  /**
   * Shows the camera and calls back with each QR code it sees; resolves with what ends it. Rejects when
   * there is no camera or it is not allowed.
   */
  readonly watchCamera: (
    video: HTMLVideoElement,
    onText: (text: string) => void,
  ) => Promise<() => void>;
  /** Keeps this device from going to sleep, until what it resolves with is called. Rejects where it cannot. */
  readonly keepAwake: () => Promise<() => void>;
  /** Rejects when the browser does not allow it. */
  readonly copyText: (text: string) => Promise<void>;
  /** The system's own way of sending a link; null where there is none. Giving up is no failure. */
  readonly shareLink: ((link: { title: string; url: string }) => Promise<void>) | null;
  readonly saveFile: (name: string, bytes: Uint8Array<ArrayBuffer>) => void;
  /** Version of this build, for people to read. */
  readonly version: string;
}
