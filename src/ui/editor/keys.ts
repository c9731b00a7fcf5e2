import type { EditorMessages } from '../../messages/editor-it';

/** The editor's own test of where it runs: on Apple's keyboards it listens to ⌘, not to Ctrl. */
export const onApple = (): boolean => /^(?:Mac|iP)/.test(navigator.platform);

/** Apple's signs, in the order Apple writes them. */
const signs = [
  ['Alt', '⌥'],
  ['Shift', '⇧'],
  ['Control', '⌘'],
] as const;

/** Keys written as `aria-keyshortcuts` has them, as they stand on the person's keyboard. */
export function keysAsPrinted(keys: string, m: EditorMessages, apple: boolean): string {
  const pressed = keys.split('+');
  if (apple) {
    const held = signs.flatMap(([key, sign]) => (pressed.includes(key) ? [sign] : []));
    return [...held, pressed.at(-1)].join('');
  }
  const printed: Readonly<Record<string, string>> = {
    Control: m.keys.control,
    Alt: m.keys.alt,
    Shift: m.keys.shift,
  };
  return pressed.map((key) => printed[key] ?? key).join('+');
}

/** The same keys for `aria-keyshortcuts`. */
export const keysAsHeard = (keys: string, apple: boolean): string =>
  apple ? keys.replace('Control', 'Meta') : keys;
