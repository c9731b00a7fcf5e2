import type { ActionId } from '../domain/ids';
import { readItemValue, type Item } from '../domain/item';
import type { Person } from '../domain/person';
import type { ItemId } from '../domain/subject';
import { isFor, isResolved, type Thread } from '../domain/thread';
import { labelsOf } from '../domain/tracking';
import type { ItemDesk } from './item-desk.svelte';

/** What people say to each other about an action. Whatever is read is reactive. */
export class CommentDesk {
  readonly #items: ItemDesk;

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

  /** Begins a thread; `to` as it is typed, with commas between. False where there is nothing to say. */
  begin = (action: ActionId, text: string, to: string): boolean =>
    this.#say(this.#items.newId(action, 'comment'), text, to);

  reply = ({ comment }: Thread, text: string, to: string): boolean =>
    this.#say(this.#items.newPart(comment), text, to);

  resolve(thread: Thread, resolved: boolean): void {
    this.#items.set(thread.comment.id, [{ field: 'resolved', value: resolved || null }]);
  }

  #say(id: ItemId, text: string, to: string): boolean {
    const said = readItemValue('text', text);
    if (said === null || !this.#items.canEdit) return false;
    this.#items.set(id, [
      { field: 'text', value: said },
      { field: 'to', value: readItemValue('to', labelsOf(to)) },
    ]);
    return true;
  }

  readonly #threadOf = (comment: Item): Thread => ({
    comment,
    replies: this.#items.parts(comment),
  });
}
