// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createWaitingKeys } from './waiting-keys.ts';

let busy = false;
const keys = createWaitingKeys(
  () => busy,
  () => undefined,
);

/** Keys that came where the focus was, in their order. */
let came: string[] = [];
const note = ({ key, target }: KeyboardEvent): void => {
  came.push(target instanceof HTMLElement ? `${key} at ${target.id}` : key);
};

beforeEach(() => {
  busy = false;
  came = [];
  document.body.innerHTML = '<button id="one"></button><input id="box" />';
  keys.watch(true);
  document.addEventListener('keydown', note);
});
afterEach(() => {
  keys.watch(false);
  document.removeEventListener('keydown', note);
});

/** As a person presses it: the page takes its own for less. */
function press(key: string, held: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held });
  Object.defineProperty(event, 'isTrusted', { value: true });
  (document.activeElement ?? document.body).dispatchEvent(event);
  return event;
}

const focus = (id: string): void => document.getElementById(id)?.focus();

test('keys go their way while something takes them', () => {
  focus('one');
  expect(press('a').defaultPrevented).toBe(false);
  expect(came).toEqual(['a at one']);
});

test('else they wait, and are played in their order where the focus is then', async () => {
  focus('one');
  busy = true;
  for (const key of ['ArrowRight', 'a']) expect(press(key).defaultPrevented).toBe(true);
  expect(came).toEqual([]);
  focus('box');
  busy = false;
  // They come before this one, which is pressed when the way is free already.
  press('Enter');
  await expect.poll(() => came).toEqual(['ArrowRight at box', 'a at box', 'Enter at box']);
  expect(document.querySelector('input')?.value).toBe('a');
});

test('an editor that the first of them opens gets the others', async () => {
  focus('one');
  document.addEventListener('keydown', () => focus('box'), { once: true });
  busy = true;
  for (const key of ['Enter', '4', '7', 'Backspace', '6']) press(key);
  busy = false;
  await expect.poll(() => document.querySelector('input')?.value).toBe('46');
});

test('commands do not wait, unless something before them does', () => {
  focus('one');
  busy = true;
  expect(press('k', { ctrlKey: true }).defaultPrevented).toBe(false);
  press('a');
  expect(press('z', { ctrlKey: true }).defaultPrevented).toBe(true);
});
