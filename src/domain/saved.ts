import type { Timestamp } from './ids';
import type { Problem } from './problem';

/** Where what was written is. "Saved" is said only after the commit. */
export type Saved =
  | {
      readonly kind: 'saved';
      /** the last commit of this tab, if any */ readonly at: Timestamp | null;
    }
  | { readonly kind: 'saving' }
  | { readonly kind: 'unsaved'; readonly problem: Problem };

/** How colleagues on other devices can be reached. */
export type Connection =
  /** No signalling server is set: no socket is open. */
  | { readonly kind: 'off' }
  | { readonly kind: 'connecting' }
  /** The server answers; nobody else is there. */
  | { readonly kind: 'alone' }
  | { readonly kind: 'connected' }
  /** The server has not answered within the time limit. */
  | { readonly kind: 'unreachable'; readonly url: string }
  /** A colleague was announced and no link to them came up within the time limit. */
  | { readonly kind: 'failed' };
