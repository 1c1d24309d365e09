/** Readers of texts: one cell, several joined, lists, and what is the same for every row. */
import type { Field } from '#shared/model/field.ts';
import type { ReadingOf } from '#shared/model/import-mapping.ts';
import { parseValue } from '#shared/values/parse.ts';
import { AppError } from '#shared/contract/errors.ts';
import { splitCell } from '../cells/items.ts';
import {
  cellAt,
  failed,
  NOTHING,
  oneCell,
  withProblems,
  type CellProblem,
  type CellReader,
  type ReaderContext,
} from './cell-reader.ts';

/** Blanks stay as they are; only where a field has one line, line breaks become spaces. */
export function textReader(reading: ReadingOf<'text'>, context: ReaderContext): CellReader {
  const fit = fitting(context.field);
  return oneCell(reading.column, context, (cell) => ({ value: fit(cell) }));
}

const fitting = (field: Field): ((text: string) => string) =>
  field.type === 'text'
    ? (text) => (/[\r\n]/.test(text) ? text.replace(/[\r\n]+/g, ' ') : text)
    : (text) => text;

export function ownFormReader(reading: ReadingOf<'own-form'>, context: ReaderContext): CellReader {
  return oneCell(reading.column, context, (cell, column) => {
    const parsed = parseValue(context.field, cell);
    return parsed.ok ? { value: parsed.value } : failed(column, parsed);
  });
}

export function joinedReader(
  reading: ReadingOf<'joined'>,
  { field, place, unknown }: ReaderContext,
): CellReader {
  const fit = fitting(field);
  const parts = reading.parts.map(({ column, label }) => ({ from: place(column), label }));
  return (cells) => {
    const texts: string[] = [];
    for (const { from, label } of parts) {
      const cell = cellAt(cells, from).trim();
      if (cell === '' || unknown(cell) !== undefined) continue;
      texts.push(label === undefined ? cell : `${label}: ${cell}`);
    }
    return texts.length === 0 ? NOTHING : { value: fit(texts.join(reading.between)) };
  };
}

/** Throws `invalid_input` where the text is none for this field. */
export function fixedReader(
  { value: text }: ReadingOf<'fixed'>,
  { field }: ReaderContext,
): CellReader {
  const parsed = parseValue(field, text);
  if (!parsed.ok) throw new AppError('invalid_input', `${field.title}: ${parsed.message}`);
  const read = parsed.value === null ? NOTHING : { value: parsed.value };
  return () => read;
}

export function listReader(
  reading: ReadingOf<'list'>,
  { field, place, unknown }: ReaderContext,
): CellReader {
  const parts = reading.parts.map(({ column, before }) => ({
    from: place(column),
    before: before ?? '',
  }));
  return (cells) => {
    const problems: CellProblem[] = [];
    const items = new Set<string>();
    let label: string | undefined;
    for (const { from, before } of parts) {
      const cell = cellAt(cells, from);
      const mark = unknown(cell);
      label ??= mark;
      if (mark !== undefined || cell.trim() === '') continue;
      const split = splitCell(cell, reading.separator);
      if (split.problem !== undefined)
        problems.push({
          column: from.name,
          reason: `“${cell.trim().slice(0, 60)}”: ${split.problem}.`,
        });
      for (const item of split.items) if (unknown(item) === undefined) items.add(before + item);
    }
    if (items.size === 0)
      return withProblems(label === undefined ? NOTHING : { value: null, label }, problems);
    const value = field.type === 'names' ? [...items].map((name) => ({ name })) : [...items];
    return withProblems({ value }, problems);
  };
}
