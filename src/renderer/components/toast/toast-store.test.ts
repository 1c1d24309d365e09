import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { showDone, showToast, useToasts } from './toast-store.ts';

beforeEach(() => {
  vi.useFakeTimers();
  useToasts.setState({ toasts: [] });
});
afterEach(() => vi.useRealTimers());

const messages = () => useToasts.getState().toasts.map(({ message }) => message);

it('of what was done only the newest stays, beside other messages', () => {
  showDone({ message: 'One record is in the trash.' });
  showToast({ message: 'A backup was made.' });
  showDone({ message: 'Undone: Move to the trash' });
  expect(messages()).toEqual(['A backup was made.', 'Undone: Move to the trash']);
});

it('a message that has gone by itself takes no other one with it', () => {
  showDone({ message: 'first' });
  vi.runAllTimers();
  expect(messages()).toEqual([]);
  showToast({ message: 'other' });
  showDone({ message: 'second' });
  expect(messages()).toEqual(['other', 'second']);
});
