import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { yCursorPlugin } from '@tiptap/y-tiptap';
import type { Note } from '../../app/note.svelte';
import { isPersonId } from '../../domain/ids';
import { cleanLabel, colourOf, nameLimit } from '../../domain/person';

type Awareness = Note['awareness'];

/** What a colleague's awareness state says of them: a declaration. */
interface Declared {
  readonly name?: unknown;
  readonly personId?: unknown;
}

/** A place the binding can look for: one that names nothing, or names it wrongly, makes it throw. */
function isPlace(place: unknown): boolean {
  if (typeof place !== 'object' || place === null) return false;
  const { item, type, tname } = place as Record<string, unknown>;
  const ids = [item, type].filter((id) => id !== undefined && id !== null);
  return (
    ids.every(isIdentifier) &&
    (tname === undefined || tname === null || typeof tname === 'string') &&
    (ids.length > 0 || typeof tname === 'string')
  );
}

function isIdentifier(id: unknown): boolean {
  const { client, clock } = id as Record<string, unknown>;
  return Number.isSafeInteger(client) && Number.isSafeInteger(clock) && Number(clock) >= 0;
}

/** Whether a colleague's caret is to be drawn. */
function isDrawn(own: number, client: number, state: unknown): boolean {
  if (own === client) return false;
  const { cursor } = state as { cursor?: { anchor?: unknown; head?: unknown } | null };
  return isPlace(cursor?.anchor) && isPlace(cursor?.head);
}

/** What the person with this id is called, if they are known to be here. */
export type NameOf = (personId: string) => string | undefined;

/** How long a name stands over a caret that has moved. */
const nameShownMs = 2500;

function colourClass({ personId }: Declared, client: number): string {
  const own = typeof personId === 'string' && isPersonId(personId);
  return `p${(own ? colourOf(personId) : client % 4) + 1}`;
}

/** `<span class="caret p2"><span>name</span></span>`: by classes, because styles in line are refused. */
function drawCaret(user: Declared, client: number, nameOf?: NameOf): HTMLElement {
  const caret = document.createElement('span');
  caret.className = `caret ${colourClass(user, client)}`;
  caret.dataset['client'] = String(client);
  caret.ariaHidden = 'true';
  const flag = document.createElement('span');
  const { name, personId } = user;
  const known = typeof personId === 'string' ? nameOf?.(personId) : undefined;
  flag.textContent = known ?? (typeof name === 'string' ? cleanLabel(name, nameLimit) : '');
  caret.append(flag);
  return caret;
}

/** Carets and selections of colleagues, drawn from the awareness notice-board. */
export const carets = (awareness: Awareness, nameOf?: NameOf) =>
  Extension.create({
    name: 'noteCarets',
    priority: 999,
    addProseMirrorPlugins: (): Plugin[] => [
      yCursorPlugin(awareness, {
        awarenessStateFilter: isDrawn,
        cursorBuilder: (user: Declared, client: number) => drawCaret(user, client, nameOf),
        selectionBuilder: (user: Declared, client: number) => ({
          class: `sel ${colourClass(user, client)}`,
        }),
      }) as Plugin,
      new Plugin({ view: ({ dom }) => flags(dom, awareness) }),
    ],
  });

/** Shows a name while its caret moves, and turns it to the left where there is no room. */
function flags(dom: HTMLElement, awareness: Awareness) {
  const timers = new Map<number, ReturnType<typeof setTimeout>>();
  let frame = 0;
  const caretOf = (client: number) => dom.querySelector(`.caret[data-client="${client}"]`);
  const place = () => {
    frame = 0;
    const edge = dom.getBoundingClientRect().right;
    for (const caret of dom.querySelectorAll('.caret')) {
      const room = edge - caret.getBoundingClientRect().left;
      const width = caret.firstElementChild?.getBoundingClientRect().width ?? 0;
      caret.classList.toggle('flip', width > room);
      caret.classList.toggle('moved', timers.has(Number((caret as HTMLElement).dataset['client'])));
    }
  };
  const plan = () => {
    if (!frame) frame = requestAnimationFrame(place);
  };
  const show = ({ added, updated }: { added: number[]; updated: number[] }) => {
    for (const client of [...added, ...updated]) {
      clearTimeout(timers.get(client));
      timers.set(
        client,
        setTimeout(() => {
          timers.delete(client);
          caretOf(client)?.classList.remove('moved');
        }, nameShownMs),
      );
    }
    plan();
  };
  const resized = new ResizeObserver(plan);
  resized.observe(dom);
  awareness.on('change', show);
  return {
    update: plan,
    destroy: () => {
      awareness.off('change', show);
      resized.disconnect();
      cancelAnimationFrame(frame);
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}
