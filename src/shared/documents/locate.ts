/** From a locator to the place in a document that it names, and back. */
import type { Locator } from '../model/claim.ts';
import type { Block, Document } from '../model/document.ts';
import { fold } from '../text/fold.ts';
import { BETWEEN, INFO_BOX, LEAD, sectionNames, TABLE, TITLE } from './sections.ts';

/** `block` is the index of the block; `start` and `end` are indexes of the document's text. */
export type Place = { start: number; end: number; block: number };

/**
 * The block that a locator names; without a number, the beginning of its section or page. Headings are compared folded. One that ends
 * with " …" is known by its beginning, and the last headings are enough where only one section ends with them. Null: not there.
 */
export function locate(document: Document, locator: Locator): Place | null {
  const { paragraph, row } = locator;
  const isInside = insideOf(document, locator);
  if (isInside === null) return null;
  const kind = row === undefined ? 'paragraph' : 'row';
  const isNumbered = row !== undefined || paragraph !== undefined;
  let left = row ?? paragraph ?? 1;
  for (const [at, block] of document.blocks.entries()) {
    if (!isInside(at) || (isNumbered && numbersOf(block)[kind] === undefined)) continue;
    left -= 1;
    if (left === 0) return { start: block.start, end: block.end, block: at };
  }
  return null;
}

/** The locator of the block that the character at `offset` is in, as exact as the block's number allows. */
export function locatorAt(document: Document, offset: number): Locator {
  const at = blockAt(document.blocks, offset);
  const block = document.blocks[at];
  if (block === undefined) return {};
  const numbers = numbersOf(block);
  if (block.page !== undefined) return { page: block.page, ...numbers };
  const name = namesOf(document)[at] ?? '';
  if (block.kind === 'item' && numbers.row !== undefined) return { section: INFO_BOX, ...numbers };
  const section = block.kind === 'row' && name !== '' ? name + TABLE : name;
  return { ...(section !== '' && { section }), ...numbers };
}

type Numbers = Pick<Locator, 'paragraph' | 'row'>;

function numbersOf(block: Block): Numbers {
  const paragraph = 'paragraph' in block ? block.paragraph : undefined;
  const row = 'row' in block ? block.row : undefined;
  return { ...(paragraph !== undefined && { paragraph }), ...(row !== undefined && { row }) };
}

/** The last block that begins at `offset` or before. */
function blockAt(blocks: readonly Block[], offset: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(low - 1, 0);
}

type IsInside = (block: number) => boolean;

/** Null when the document has no such section or page. */
function insideOf(document: Document, { section, page }: Locator): IsInside | null {
  const { blocks } = document;
  if (page !== undefined && blocks.some((block) => block.page !== undefined)) {
    const wanted = fold(page);
    return (at) => fold(blocks[at]?.page ?? '') === wanted;
  }
  if (section === undefined) return page === undefined ? withoutSection(document) : null;
  const names = namesOf(document);
  const name = findSection(new Set(names), section);
  if (name === undefined) return null;
  const wanted = fold(name);
  return (at) => fold(names[at] ?? '') === wanted;
}

/** A number without a section can only be meant where there are no sections. */
function withoutSection(document: Document): IsInside | null {
  const hasSections = namesOf(document).some((name) => !['', TITLE, LEAD].includes(name));
  return hasSections ? null : () => true;
}

/** Other names that people give to the lead. */
const LEADS = [LEAD, 'Introduction', INFO_BOX].map(fold);

function findSection(names: ReadonlySet<string>, wanted: string): string | undefined {
  const parts = partsOf(
    fold(wanted).endsWith(fold(TABLE)) ? wanted.slice(0, -TABLE.length) : wanted,
  );
  const isEnd = (name: string): boolean => endsWith(partsOf(name), parts);
  const isWhole = (name: string): boolean => isEnd(name) && partsOf(name).length === parts.length;
  const found = [...names].find(isWhole) ?? only([...names].filter(isEnd));
  if (found !== undefined) return found;
  if (!LEADS.includes(fold(wanted))) return undefined;
  return names.has(LEAD) ? LEAD : [...names].find((name) => name === '');
}

/** Folded headings; what is cut off is marked by `isCut`. */
type Part = { words: string; isCut: boolean };
const partsOf = (section: string): Part[] =>
  section.split(BETWEEN).map((heading) => {
    const isCut = heading.endsWith('…');
    return { words: fold(isCut ? heading.slice(0, -1) : heading), isCut };
  });

function endsWith(name: readonly Part[], end: readonly Part[]): boolean {
  const from = name.length - end.length;
  return from >= 0 && end.every((part, at) => isSameHeading(name[from + at], part));
}

function isSameHeading(heading: Part | undefined, wanted: Part): boolean {
  if (heading === undefined) return false;
  if (wanted.isCut) return heading.words.startsWith(wanted.words);
  return (
    heading.words === wanted.words || (heading.isCut && wanted.words.startsWith(heading.words))
  );
}

const only = <T>(list: readonly T[]): T | undefined => (list.length === 1 ? list[0] : undefined);

const known = new WeakMap<Document, string[]>();

function namesOf(document: Document): string[] {
  const found = known.get(document);
  if (found) return found;
  const names = sectionNames(document.text, document.blocks);
  known.set(document, names);
  return names;
}
