import type { ProgrammeHash, Timestamp, WorkspaceId } from './ids';

/**
 * What a link gives its holder. `seed` (32 bytes) is the root of every key: who has it can write.
 * `publicKey` (32) verifies what editors signed and `readKey` (32) opens the room: who has only those
 * can read and pass on.
 */
export type Capability =
  | { readonly role: 'edit'; readonly seed: Uint8Array<ArrayBuffer> }
  | {
      readonly role: 'view';
      readonly publicKey: Uint8Array<ArrayBuffer>;
      readonly readKey: Uint8Array<ArrayBuffer>;
    };

export type Role = Capability['role'];

/** Characters of a workspace's name. */
export const workspaceNameLimit = 80;

/** A workspace as this device keeps it. */
export interface WorkspaceRow {
  readonly id: WorkspaceId;
  readonly capability: Capability;
  readonly programme: ProgrammeHash;
  /** The name last seen in the shared document, which is its home: a label for when it is closed. */
  readonly label: string;
  readonly joinedAt: Timestamp;
  readonly openedAt: Timestamp;
}
