/** Readers of choices: by the codes of a codebook, or by label. */
import type { Field } from '#shared/model/field.ts';
import type { ReadingOf } from '#shared/model/import-mapping.ts';
import { parseChoice } from '#shared/values/choices.ts';
import type { Parsed } from '#shared/values/quantity.ts';
import { codeTable } from '../cells/codes.ts';
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

type Codes = ReadingOf<'choice'>['codes'];

/** A code goes before a label: with `1` as a code, a choice that is called "1" is not meant. */
function choiceLookup(field: Field, codes: Codes): (cell: string) => Parsed<string> {
  const table = codeTable(codes.map(({ text, choice }) => [text, choice]));
  return (cell) => {
    const choice = table.get(cell);
    return choice === undefined ? parseChoice(field, cell.trim()) : { ok: true, value: choice };
  };
}

export function choiceReader(reading: ReadingOf<'choice'>, context: ReaderContext): CellReader {
  const look = choiceLookup(context.field, reading.codes);
  return oneCell(reading.column, context, (cell, column) => {
    const choice = look(cell);
    return choice.ok ? { value: choice.value } : failed(column, choice);
  });
}

export function choicesReader(
  reading: ReadingOf<'choices'>,
  { field, place, unknown }: ReaderContext,
): CellReader {
  const look = choiceLookup(field, reading.codes);
  const columns = reading.columns.map(place);
  return (cells) => {
    const problems: CellProblem[] = [];
    const choices = new Set<string>();
    let label: string | undefined;
    for (const from of columns) {
      const cell = cellAt(cells, from);
      const mark = unknown(cell);
      label ??= mark;
      if (mark !== undefined || cell.trim() === '') continue;
      for (const item of splitCell(cell, reading.separator).items) {
        const choice = look(item);
        if (choice.ok) choices.add(choice.value);
        else problems.push({ column: from.name, reason: choice.message });
      }
    }
    if (choices.size > 0) return withProblems({ value: [...choices] }, problems);
    return withProblems(label === undefined ? NOTHING : { value: null, label }, problems);
  };
}
