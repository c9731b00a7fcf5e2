import type { ActionId } from '../domain/ids';
import { readItemValue, type Item } from '../domain/item';
import type { Person } from '../domain/person';
import type { Quotation, Quoting } from '../domain/quotation';
import type { ItemId } from '../domain/subject';
import { isFor, isResolved, quotingOf, type Thread } from '../domain/thread';
import { labelsOf } from '../domain/tracking';
import type { ItemDesk } from './item-desk.svelte';

/** What people say to each other about an action. Whatever is read is reactive. */
export class CommentDesk {
  readonly #items: ItemDesk;
  #draft = $state.raw<(Quotation & { readonly action: ActionId }) | null>(null);

  constructor(items: ItemDesk) {
    this.#items = items;
  }

  get canEdit(): boolean {
    return this.#items.canEdit;
  }

  /** The open ones first, in the order in which they were begun. */
  of(action: ActionId): readonly Thread[] {
    const threads = this.#items.of(action, 'comment').map(this.#threadOf);
    return [...threads.filter((one) => !isResolved(one)), ...threads.filter(isResolved)];
  }

  /** Those that are open and meant for a person or the person's office. */
  forPerson(person: Person): readonly Thread[] {
    const mine = this.#items
      .every('comment')
      .map(this.#threadOf)
      .filter((thread) => isFor(thread, person));
    return mine.sort((a, b) => b.comment.first.at - a.comment.first.at);
  }

  /** Words of a note of which somebody here is about to say something; one note's at a time. */
  draft(action: ActionId): Quotation | null {
    return this.#draft?.action === action ? this.#draft : null;
  }

  quote(action: ActionId, quotation: Quotation): void {
    this.#draft = { action, ...quotation };
  }

  unquote(): void {
    this.#draft = null;
  }

  /** What open comments quote of a note, and what one is about to say something of. */
  quotings(action: ActionId): readonly Quoting[] {
    const draft = this.draft(action);
    return [
      ...this.of(action).flatMap((thread) =>
        isResolved(thread) ? [] : (quotingOf(thread.comment) ?? []),
      ),
      ...(draft ? [{ id: 'draft' as const, quote: draft.quote, anchor: draft.anchor }] : []),
    ];
  }

  /**
   * Begins a thread, on the words of the draft if there is one; `to` as it is typed, with commas between.
   * False where there is nothing to say.
   */
  begin(action: ActionId, text: string, to: string): boolean {
    const draft = this.draft(action);
    const said = this.#say(this.#items.newId(action, 'comment'), text, to, draft);
    if (said && draft) this.unquote();
    return said;
  }

  reply = ({ comment }: Thread, text: string, to: string): boolean =>
    this.#say(this.#items.newPart(comment), text, to, null);

  resolve(thread: Thread, resolved: boolean): void {
    this.#items.set(thread.comment.id, [{ field: 'resolved', value: resolved || null }]);
  }

  #say(id: ItemId, text: string, to: string, about: Quotation | null): boolean {
    const said = readItemValue('text', text);
    if (said === null || !this.#items.canEdit) return false;
    this.#items.set(id, [
      { field: 'text', value: said },
      { field: 'to', value: readItemValue('to', labelsOf(to)) },
      { field: 'quote', value: about && readItemValue('quote', about.quote) },
      { field: 'anchor', value: about && readItemValue('anchor', about.anchor) },
    ]);
    return true;
  }

  readonly #threadOf = (comment: Item): Thread => ({
    comment,
    replies: this.#items.parts(comment),
  });
}
