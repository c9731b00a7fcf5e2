import type { Attachment } from 'svelte/attachments';
import { isUndo } from './undo-key';

/** A pause this long is taken for a choice that is made. */
const restMs = 1000;
const opening = ['Enter', ' ', 'F4'];

/**
 * Hands on what is chosen in a field that then goes elsewhere on the page: at once where it is picked,
 * but from the keyboard, where every key is a choice, on Enter, when one leaves the field, and, of a
 * list, after a pause. A day is typed digit by digit: no pause ends it.
 */
export function rests<Of extends HTMLSelectElement | HTMLInputElement>(
  commit: (value: string, field: Of) => void,
): Attachment<Of> {
  return (field) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let [waiting, typed] = [false, false];
    let settled = field.value;
    const hand = () => {
      clearTimeout(timer);
      if (!waiting) return;
      waiting = false;
      settled = field.value;
      commit(field.value, field);
    };
    /** What was not handed on yet is taken back here: nobody else has it. */
    const drop = () => {
      clearTimeout(timer);
      waiting = false;
      field.value = settled;
    };
    const onkeydown = (event: Event) => {
      if (!(event instanceof KeyboardEvent)) return;
      const { key, altKey } = event;
      typed = !altKey && !opening.includes(key);
      if (waiting && isUndo(event)) {
        event.preventDefault();
        return drop();
      }
      if (key !== 'Enter' || !waiting) return;
      // The field that takes the focus then would have the key, too, and open its list.
      event.preventDefault();
      hand();
    };
    const onfocus = () => {
      if (!waiting) settled = field.value;
    };
    const onpointerdown = () => (typed = false);
    const onchange = () => {
      waiting = true;
      clearTimeout(timer);
      if (!typed) hand();
      else if (field.localName === 'select') timer = setTimeout(hand, restMs);
    };
    const on = new AbortController();
    const { signal } = on;
    field.addEventListener('keydown', onkeydown, { signal });
    field.addEventListener('focus', onfocus, { signal });
    field.addEventListener('pointerdown', onpointerdown, { signal });
    field.addEventListener('change', onchange, { signal });
    field.addEventListener('blur', hand, { signal });
    addEventListener('pagehide', hand, { signal });
    document.addEventListener('visibilitychange', hand, { signal });
    return () => {
      queueMicrotask(hand);
      on.abort();
    };
  };
}
