// @vitest-environment happy-dom
import type { GridApi } from 'ag-grid-community';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Row } from '#shared/contract/records-api.ts';
import { useUi } from '../state/ui-store.ts';
import { createGridDom } from './grid-dom.ts';
import { createGridFocus, type GridFocus } from './grid-focus.ts';

/** The rows that are drawn, from the first place on; null: not loaded. */
let rows: (string | null)[] = [];
let root: HTMLElement;
let focus: GridFocus;

function draw(next: (string | null)[]): void {
  rows = next;
  // As AG Grid: the rows stay, and show other records.
  rows.forEach((record, index) => {
    const row = root.querySelector(`[row-index="${index}"]`) ?? addRow(index);
    if (record === null) row.removeAttribute('row-id');
    else row.setAttribute('row-id', record);
  });
}

function addRow(index: number): Element {
  root.insertAdjacentHTML(
    'beforeend',
    `<div role="row" row-index="${index}"><div role="gridcell" col-id="title" tabindex="-1"></div></div>`,
  );
  return root.lastElementChild!;
}

const cellAt = (index: number) =>
  root.querySelector<HTMLElement>(`[row-index="${index}"] [col-id]`)!;

const nodeOf = (record: string | null | undefined) =>
  record ? { data: { id: record } } : undefined;

const api = {
  getDisplayedRowAtIndex: (index: number) => nodeOf(rows[index]),
  getRowNode: (record: string) => nodeOf(rows.includes(record) ? record : null),
  setFocusedCell: (index: number) => cellAt(index).focus(),
  ensureIndexVisible: () => undefined,
} as unknown as GridApi<Row>;

beforeEach(() => {
  document.body.innerHTML = '<input id="search" /><div id="grid"></div>';
  root = document.getElementById('grid')!;
  useUi.setState({ current: null });
  const collection = { id: 'events', titleField: 'title' };
  focus = createGridFocus({ dom: createGridDom(() => root), api: () => api, collection });
  focus.watch(true);
  draw(['a', 'b', 'c']);
});
afterEach(() => focus.watch(false));

const focused = () =>
  document.activeElement?.closest('[role="row"]')?.getAttribute('row-id') ?? null;

test('it goes with its record, wherever the rows are drawn anew', async () => {
  cellAt(1).focus();
  expect(useUi.getState().current?.record).toBe('b');
  draw(['b', 'a', 'c']);
  await expect.poll(focused).toBe('b');
  expect(useUi.getState().current?.record).toBe('b');
  expect(focus.isAstray()).toBe(false);
});

test('another record in its place: it is astray until its own is there, or gone for good', async () => {
  cellAt(1).focus();
  draw(['a', 'x', 'c']);
  expect(focus.isAstray()).toBe(true);
  expect(focus.place()).toEqual({ record: 'b', column: 'title' });
  draw(['a', 'x', 'b']);
  await expect.poll(focused).toBe('b');
  draw(['a', 'x', 'c']);
  focus.letGo();
  expect(focus.isAstray()).toBe(false);
  expect(focused()).toBe('c');
});

test('sent for from outside, it comes when the row is drawn, unless it was wanted elsewhere meanwhile', async () => {
  const search = document.getElementById('search')!;
  search.focus();
  focus.to(3, 'title');
  expect(focus.isAstray()).toBe(true);
  draw(['a', 'b', 'c', 'd']);
  await expect.poll(focused).toBe('d');
  search.focus();
  focus.toRecord('e', 'title');
  cellAt(0).focus();
  draw(['a', 'b', 'c', 'e']);
  await Promise.resolve();
  expect(focused()).toBe('a');
});

test('elsewhere it is left where it is', async () => {
  cellAt(1).focus();
  const search = document.getElementById('search')!;
  search.focus();
  draw(['b', 'a', 'c']);
  focus.follow('b', 0);
  await Promise.resolve();
  expect(document.activeElement).toBe(search);
  expect(focus.isHere()).toBe(false);
});

test('a click elsewhere takes it from the grid, also where nothing has the focus then', async () => {
  cellAt(1).focus();
  document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
  cellAt(1).blur();
  expect(focus.isAstray()).toBe(false);
  draw(['b', 'a', 'c']);
  await Promise.resolve();
  expect(document.activeElement).toBe(document.body);
});
