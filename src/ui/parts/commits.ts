import type { Attachment } from 'svelte/attachments';

type Field = HTMLInputElement | HTMLTextAreaElement;

/** A pause in typing this long is taken for the end of a thought. */
const restMs = 1000;

/**
 * Hands on what is typed in a field: when one leaves it or presses Enter (`final`), after a pause, and
 * when the page goes, so that nothing typed is lost with it.
 */
export function commits<Of extends Field>(
  commit: (value: string, final: boolean, field: Of) => void,
): Attachment<Of> {
  return (field) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let typed = false;
    const hand = (final: boolean) => {
      clearTimeout(timer);
      if (!typed && !final) return;
      typed = false;
      commit(field.value, final, field);
    };
    const oninput = () => {
      typed = true;
      clearTimeout(timer);
      timer = setTimeout(() => hand(false), restMs);
    };
    // The browser says so, too, of a field that is being taken off the screen: nothing may change then.
    const onchange = () => queueMicrotask(() => hand(true));
    const onleave = () => hand(false);
    field.addEventListener('input', oninput);
    field.addEventListener('change', onchange);
    addEventListener('pagehide', onleave);
    document.addEventListener('visibilitychange', onleave);
    return () => {
      queueMicrotask(() => hand(false));
      field.removeEventListener('input', oninput);
      field.removeEventListener('change', onchange);
      removeEventListener('pagehide', onleave);
      document.removeEventListener('visibilitychange', onleave);
    };
  };
}
