/**
 * A value and its quiet marks. Plain DOM, no React: thousands of these are made while one scrolls.
 * A class with `getGui` is how AG Grid knows such a renderer.
 */
import type { ICellRendererComp, ICellRendererParams } from 'ag-grid-community';
import type { Cell, Row } from '#shared/contract/records-api.ts';
import type { Field } from '#shared/model/field.ts';
import classes from './claim-cell.module.css';
import marks from './marks.module.css';

export type ClaimCellParams = ICellRendererParams<Row> & { field: Field; isTitle: boolean };

const empty: Cell = { text: '' };

export class ClaimCell implements ICellRendererComp<Row> {
  private readonly gui = document.createElement('span');

  init(params: ClaimCellParams): void {
    this.gui.className = classes['cell']!;
    this.draw(params);
  }

  getGui(): HTMLElement {
    return this.gui;
  }

  refresh(params: ClaimCellParams): boolean {
    this.draw(params);
    return true;
  }

  private draw({ data, field, isTitle }: ClaimCellParams): void {
    if (!data) {
      this.gui.replaceChildren(element('span', classes['waiting']!));
      return;
    }
    const cell = data.cells[field.id] ?? empty;
    const text = element('bdi', classes['text']!);
    if (cell.unknown && cell.text === '') {
      text.classList.add(classes['unknown']!);
      text.textContent = 'not known';
    } else if (field.type === 'names') {
      drawNames(text, cell.text);
    } else {
      text.textContent = cell.text.includes('\n') ? cell.text.replace(/\s+/gu, ' ') : cell.text;
    }
    this.gui.title = cell.text;
    this.gui.replaceChildren(text, ...marksOf(cell, isTitle ? data : null));
  }
}

function marksOf(cell: Cell, row: Row | null): HTMLElement[] {
  const found: HTMLElement[] = [];
  const claims = cell.claims ?? 0;
  if (claims > 1 && cell.state) {
    const words = claimWords(claims, cell.state);
    const mark = labelled('span', marks['claims']!, words);
    mark.dataset['state'] = cell.state;
    mark.dataset['claims'] = '';
    // The card that opens over it says more; and the text of the cell is not what is pointed at.
    mark.title = '';
    mark.textContent = String(claims);
    found.push(mark);
  }
  if (cell.own || row?.own) {
    found.push(labelled('span', marks['own']!, row?.own ? 'Your own record' : 'Your own value'));
  }
  if (row?.gone) {
    found.push(labelled('span', marks['gone']!, 'Not in the newest release of its dataset'));
  }
  if (cell.notes) found.push(labelled('span', marks['note']!, 'You wrote a note on this value'));
  else if (row && row.notes > 0) {
    const words = row.notes === 1 ? '1 note on this record' : `${row.notes} notes on this record`;
    found.push(labelled('span', marks['note']!, words));
  }
  if (row && row.links > 0) {
    const words = row.links === 1 ? '1 link of this record' : `${row.links} links of this record`;
    found.push(labelled('span', marks['link']!, words));
  }
  return found;
}

export function claimWords(claims: number, state: NonNullable<Cell['state']>): string {
  switch (state) {
    case 'open':
      return `${claims} claims that differ; nobody has chosen yet`;
    case 'settled':
      return `${claims} claims that differ; the one shown was chosen`;
    default:
      return `${claims} claims that agree`;
  }
}

/** `name [lang, kind]; name`: the names stand out from what is said about them. */
function drawNames(text: HTMLElement, names: string): void {
  for (const [index, part] of names.split('; ').entries()) {
    const found = /^(.*) \[([^\]]*)\]$/su.exec(part);
    if (index > 0) text.append('; ');
    const name = element('bdi', '');
    name.textContent = found ? found[1]! : part;
    text.append(name);
    if (!found) continue;
    const about = element('span', classes['about']!);
    about.textContent = ` ${found[2]!}`;
    text.append(about);
  }
}

function labelled(tag: 'span', className: string, words: string): HTMLElement {
  const made = element(tag, className);
  made.setAttribute('role', 'img');
  made.setAttribute('aria-label', words);
  made.title = words;
  return made;
}

function element(tag: 'span' | 'bdi', className: string): HTMLElement {
  const made = document.createElement(tag);
  if (className !== '') made.className = className;
  return made;
}
