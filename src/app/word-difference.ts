import { diffWordsWithSpace } from 'diff';

/** A piece of text that stayed, went or came. */
export interface TextPiece {
  readonly kind: 'stayed' | 'went' | 'came';
  readonly text: string;
}

/** Words that may come and go before two texts are told one after the other: they have little in common. */
const mostEdits = 1000;

/** What went and what came between two texts, in whole words. */
export function wordDifference(before: string, after: string): readonly TextPiece[] {
  const parts = diffWordsWithSpace(before, after, { maxEditLength: mostEdits }) ?? [
    { value: before, removed: true, added: false },
    { value: after, removed: false, added: true },
  ];
  return parts.map(({ value, removed, added }) => ({
    kind: removed ? 'went' : added ? 'came' : 'stayed',
    text: value,
  }));
}
