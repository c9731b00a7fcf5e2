/**
 * What can go wrong, as the rest of the app knows it. Adapters turn the failures of libraries and of
 * the platform into one of these; the messages have one sentence, and one way out, for each `kind`.
 */
export type Problem =
  | { readonly kind: 'programme-damaged'; readonly row: string; readonly detail: string }
  | { readonly kind: 'programme-unreachable' }
  | { readonly kind: 'storage-full' }
  | { readonly kind: 'storage-closed' }
  | { readonly kind: 'storage-deleted' }
  | { readonly kind: 'storage-refused' }
  | { readonly kind: 'storage-silent' }
  /** The open workspace was removed from this device by another tab. */
  | { readonly kind: 'workspace-removed' }
  /** What was written is in memory alone: nothing may take its place. */
  | { readonly kind: 'work-unsaved' }
  | { readonly kind: 'log-damaged'; readonly rows: number }
  | { readonly kind: 'link-truncated' }
  | { readonly kind: 'link-altered' }
  | { readonly kind: 'link-unknown' }
  | { readonly kind: 'file-foreign' }
  | { readonly kind: 'file-damaged' }
  | { readonly kind: 'file-too-large'; readonly limit: number }
  | { readonly kind: 'file-newer' }
  /** Small as it is, it would unpack to more than any workspace holds. */
  | { readonly kind: 'file-bomb' }
  /** Of a workspace this device has no keys for. */
  | { readonly kind: 'file-needs-link' }
  | { readonly kind: 'file-passphrase' }
  /** Nothing in it is signed by the workspace. */
  | { readonly kind: 'file-unsigned' }
  | { readonly kind: 'passphrase-short'; readonly least: number }
  /** The signed log is not all on this device, and a reader cannot make it anew. */
  | { readonly kind: 'log-incomplete' }
  | { readonly kind: 'address-not-websocket' }
  | { readonly kind: 'pairing-unknown' }
  | { readonly kind: 'pairing-damaged' }
  | { readonly kind: 'pairing-other-space' }
  /** An invitation where a reply is wanted, or the other way round. */
  | { readonly kind: 'pairing-wrong-way' }
  | { readonly kind: 'pairing-no-network' }
  | { readonly kind: 'pairing-no-answer' }
  | { readonly kind: 'pairing-expired' }
  | { readonly kind: 'unknown'; readonly detail: string };

export type ProblemKind = Problem['kind'];

/** Thrown where a Problem ends what was being done. */
export class Failure extends Error {
  constructor(readonly problem: Problem) {
    super(problem.kind);
    this.name = 'Failure';
  }
}

/** Anything caught, as a Problem. */
export const problemOf = (error: unknown): Problem =>
  error instanceof Failure
    ? error.problem
    : {
        kind: 'unknown',
        detail: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
      };
