/**
 * A note as it is read: a plain tree, made from the shared fragment, that any screen, search or
 * export can walk. It never goes back into the shared document.
 */
export type NoteBlock =
  | { readonly kind: 'paragraph'; readonly text: readonly NoteRun[] }
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: readonly NoteRun[] }
  | { readonly kind: 'quote'; readonly blocks: readonly NoteBlock[] }
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      readonly start: number;
      /** How it is numbered, as HTML's `type` says it: figures, letters or roman figures. */
      readonly numbering: '1' | 'a' | 'A' | 'i' | 'I';
      readonly items: readonly (readonly NoteBlock[])[];
    }
  | { readonly kind: 'tasks'; readonly items: readonly NoteTask[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly NoteCell[])[] }
  | { readonly kind: 'rule' }
  /** Written by a newer build: kept in the document, shown as its plain text. */
  | { readonly kind: 'unknown'; readonly name: string; readonly plain: string };

export interface NoteTask {
  readonly done: boolean;
  readonly blocks: readonly NoteBlock[];
}

export interface NoteCell {
  readonly header: boolean;
  readonly colspan: number;
  readonly rowspan: number;
  readonly blocks: readonly NoteBlock[];
}

/** Text with one set of marks. `break` is a line break inside a block. */
export type NoteRun =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly bold: boolean;
      readonly italic: boolean;
      readonly underline: boolean;
      readonly strike: boolean;
      readonly code: boolean;
      /** Only http, https and mailto addresses get here. */
      readonly href: string | null;
      /** The comments that quote it: see `markBlocks`. */
      readonly on?: readonly string[] | undefined;
    }
  | { readonly kind: 'break' };

/** The address if a note may link to it, else null: no scripts, no data, no local files. */
export function safeHref(address: unknown): string | null {
  if (typeof address !== 'string' || address.length > 2048) return null;
  const trimmed = address.trim();
  return /^(https?:\/\/|mailto:)[^\s<>"]+$/i.test(trimmed) ? trimmed : null;
}
