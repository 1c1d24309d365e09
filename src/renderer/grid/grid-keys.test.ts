import { expect, test } from 'vitest';
import { gridKey } from './grid-keys.ts';

const press = (key: string, more: Partial<KeyboardEvent> = {}): ReturnType<typeof gridKey> =>
  gridKey({
    key,
    code: '',
    shiftKey: false,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    isComposing: false,
    ...more,
  } as KeyboardEvent);

test('letters of any script open the editor, keys of the grid do not', () => {
  expect(press('ش')?.do).toBe('edit');
  expect(press('😀')?.do).toBe('edit');
  expect(press('ArrowDown')).toBeNull();
  expect(press('PageDown')).toBeNull();
});

test('what an input method is still composing is left alone', () => {
  expect(press('n', { isComposing: true })).toBeNull();
});

test('copy and select all are places on the keyboard, whatever the layout', () => {
  expect(press('ؤ', { code: 'KeyC', ctrlKey: true })).toEqual({ do: 'copyCell' });
  expect(press('ش', { code: 'KeyA', metaKey: true })).toEqual({ do: 'selectAll' });
  expect(press('c', { code: 'KeyC', ctrlKey: true, shiftKey: true })).toBeNull();
});

test('Home and End stay in the row, with Ctrl they leave it', () => {
  expect(press('End')).toEqual({ do: 'go', end: true, everywhere: false });
  expect(press('Home', { ctrlKey: true })).toEqual({ do: 'go', end: false, everywhere: true });
});

test('the claims of a cell open by Alt+Enter, which edits nothing', () => {
  expect(press('Enter', { altKey: true })).toEqual({ do: 'claims' });
  expect(press('Enter', { altKey: true, ctrlKey: true })).toBeNull();
});

test('the keyboard reaches the menu and selects rows', () => {
  expect(press('F10', { shiftKey: true })).toEqual({ do: 'menu' });
  expect(press(' ', { shiftKey: true })).toEqual({ do: 'select', range: true });
});
