import { describe, expect, it } from 'vitest';
import { pressedKeys, type KeyPress } from './pressed-keys.ts';

const press = (key: string, code: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code,
  ctrlKey: true,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe('pressedKeys', () => {
  it('goes by the letter where the layout has Latin ones', () => {
    expect(pressedKeys(press('z', 'KeyZ'), false)).toBe('Mod+Z');
    // German and French: by the place these would be redo, and closing the window.
    expect(pressedKeys(press('z', 'KeyY'), false)).toBe('Mod+Z');
    expect(pressedKeys(press('z', 'KeyW'), false)).toBe('Mod+Z');
    expect(pressedKeys(press('Z', 'KeyZ', { shiftKey: true }), false)).toBe('Mod+Shift+Z');
  });

  it('goes by the place where it has none', () => {
    expect(pressedKeys(press('ظ', 'KeyZ'), false)).toBe('Mod+Z');
    expect(pressedKeys(press('я', 'KeyZ'), false)).toBe('Mod+Z');
  });

  it('names keys that are no letters as the registry does', () => {
    const plain = { ctrlKey: false };
    expect(pressedKeys(press('ArrowUp', 'ArrowUp', { ...plain, altKey: true }), false)).toBe(
      'Alt+ArrowUp',
    );
    expect(pressedKeys(press('F1', 'F1', plain), false)).toBe('F1');
    expect(pressedKeys(press('Backspace', 'Backspace'), false)).toBe('Mod+Backspace');
  });

  it('takes Cmd for Ctrl on a Mac, and neither for the other', () => {
    const command = { ctrlKey: false, metaKey: true };
    expect(pressedKeys(press('z', 'KeyZ', command), true)).toBe('Mod+Z');
    expect(pressedKeys(press('z', 'KeyZ', command), false)).toBe('Other+Z');
    expect(pressedKeys(press('z', 'KeyZ'), true)).toBe('Other+Z');
  });
});
