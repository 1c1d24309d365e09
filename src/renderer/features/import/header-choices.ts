/** Which rows may hold the names of the columns, as choices that show what is in them. */
import type { ImportDraft } from '#shared/contract/imports-api.ts';
import type { HeaderPlace } from '#shared/model/import-table.ts';

export type Choice = { value: string; label: string };

const MOST_WORDS = 60;

/** `0`: none. Rows count from 1, without empty ones. */
export function headerChoices({ top, recognised }: ImportDraft, header: HeaderPlace): Choice[] {
  const none = header.given && recognised ? `None: named as in ${recognised.title}` : 'None';
  const rows = top.map(({ line, cells }, at) => ({
    value: String(at + 1),
    label: `Line ${line}: ${begin(cells)}`,
  }));
  const isBeyond = header.names !== null && header.names > top.length;
  return [
    { value: '0', label: none },
    ...rows,
    ...(isBeyond ? [{ value: String(header.names), label: `Row ${header.names}` }] : []),
  ];
}

export function tagChoices({ top }: ImportDraft, header: HeaderPlace): Choice[] {
  const rows = top.flatMap(({ line, cells }, at) =>
    isTagRow(cells) || at + 1 === header.tags
      ? [{ value: String(at + 1), label: `Line ${line}: ${begin(cells)}` }]
      : [],
  );
  return [{ value: '0', label: 'None' }, ...rows];
}

/** Tags that stand right below the names belong to them. */
export function headerOf({ top }: ImportDraft, row: number): HeaderPlace {
  if (row === 0) return { names: null, tags: null };
  const below = top[row];
  return { names: row, tags: below && isTagRow(below.cells) ? row + 1 : null };
}

/** As the core knows one (`header.ts`): every cell that is filled is a tag. */
function isTagRow(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  return filled.length > 0 && filled.every((cell) => /^\s*#[a-z]/i.test(cell));
}

function begin(cells: readonly string[]): string {
  const words = cells.filter((cell) => cell.trim() !== '').join(', ');
  return words.length > MOST_WORDS ? `${words.slice(0, MOST_WORDS)}…` : words;
}
