import { describe, expect, it } from 'vitest';
import { editorIt } from '../../../src/messages/editor-it';
import { keysAsHeard, keysAsPrinted } from '../../../src/ui/editor/keys';

describe('the keys a button of the toolbar names', () => {
  it.each([
    ['Control+B', 'Ctrl+B', '⌘B'],
    ['Control+Shift+8', 'Ctrl+Maiusc+8', '⇧⌘8'],
    ['Control+Alt+1', 'Ctrl+Alt+1', '⌥⌘1'],
    ['Escape', 'Escape', 'Escape'],
  ])('%s are those of the person’s keyboard: %s, or %s on Apple’s', (keys, elsewhere, apple) => {
    expect(keysAsPrinted(keys, editorIt, false)).toBe(elsewhere);
    expect(keysAsPrinted(keys, editorIt, true)).toBe(apple);
  });

  it('are told to assistive technology as they are pressed there', () => {
    expect(keysAsHeard('Control+Shift+8', false)).toBe('Control+Shift+8');
    expect(keysAsHeard('Control+Shift+8', true)).toBe('Meta+Shift+8');
  });
});
