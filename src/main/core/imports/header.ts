/** Which row holds the names of the columns, if any does, and what the columns are called. */
import type { Column, HeaderPlace } from '#shared/model/import-table.ts';

type Cells = readonly string[];

/** Titles and remarks above a table are shorter than this. */
const LOOKED_AT = 40;
const LONGEST_NAME = 120;

/**
 * The first row that is about as wide as the table and looks like names: no figures, no dates, no long texts, and nothing twice.
 * Titles above it are narrower. A wide row of anything else comes first: there are no names.
 */
export function guessHeader(rows: readonly Cells[]): HeaderPlace {
  const width = usualWidth(rows);
  for (const [index, cells] of rows.slice(0, LOOKED_AT).entries()) {
    const filled = cells.filter(isFilled);
    if (filled.length * 2 < width || (width > 1 && filled.length < 2)) continue;
    if (isTagRow(cells)) return { names: null, tags: index + 1 };
    if (!looksLikeNames(filled)) return { names: null, tags: null };
    return { names: index + 1, tags: isTagRow(rows[index + 1] ?? []) ? index + 2 : null };
  }
  return { names: null, tags: null };
}

const isFilled = (cell: string): boolean => cell.trim() !== '';
const widthOf = (cells: Cells): number => cells.findLastIndex(isFilled) + 1;

const usualWidth = (rows: readonly Cells[]): number => mostFrequent(rows.map(widthOf));

/** Of two that are as frequent, the first. 0 without any. */
export function mostFrequent(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].reduce((most, next) => (next[1] > most[1] ? next : most), [0, 0])[0];
}

/** Every cell that is filled, and one at least, is a tag. */
function isTagRow(cells: Cells): boolean {
  const filled = cells.filter(isFilled);
  return (
    filled.length > 0 &&
    filled.every((cell) => /^\s*#[a-z][a-z0-9_]*(?:\s*\+[a-z0-9_]+)*\s*$/i.test(cell))
  );
}

const FIGURE = /^[-+]?[\d.,:\s/%]+$/;
const YEAR = /^(?:19|20)\d\d$/;

function looksLikeNames(filled: Cells): boolean {
  const names = filled.map((cell) => cell.trim());
  const figures = names.filter((name) => FIGURE.test(name) && !YEAR.test(name));
  const years = names.filter((name) => YEAR.test(name));
  const isLong = names.some((name) => name.length > LONGEST_NAME);
  const different = new Set(names).size;
  return (
    figures.length === 0 &&
    !isLong &&
    years.length < names.length &&
    different * 10 >= names.length * 9
  );
}

/**
 * One for each of `width` columns. Without a name, or with that of another, a column is called by its tag or by its number; both stay
 * readable: `deaths`, `deaths (2)`, `Column 3`.
 */
export function nameColumns(names: Cells | null, tags: Cells | null, width: number): Column[] {
  const taken = new Set<string>();
  return Array.from({ length: Math.max(width, names?.length ?? 0, tags?.length ?? 0) }, (_, at) => {
    const tag = tags?.[at]?.trim() ?? '';
    const wanted =
      shorten((names?.[at] ?? '').trim().replace(/\s+/g, ' ')) ||
      shorten(tag) ||
      `Column ${at + 1}`;
    let name = wanted;
    for (let count = 2; taken.has(name); count++) name = `${wanted} (${count})`;
    taken.add(name);
    return tag === '' ? { name } : { name, tag: shorten(tag) };
  });
}

const shorten = (name: string): string => (name.length > 250 ? `${name.slice(0, 249)}…` : name);
