/** Finding records by a few words, for links and for jumping. */
import type { FoundRecord } from '#shared/contract/records-api.ts';
import { fold } from '#shared/text/fold.ts';
import type { Field } from '#shared/model/field.ts';
import { matches, parseSearch, type Term } from './search.ts';
import { BLANK } from './column.ts';
import type { Steps } from '#shared/steps.ts';
import { ROWS_A_STEP } from './steps.ts';
import type { Table } from './table.ts';

type Hit = { table: Table; row: number; score: number; length: number };

/** Best first: the title itself, its beginning, the beginning of a word in it, anywhere in it, elsewhere in the record; of those, the shorter title. */
export function* findRecords(
  tables: readonly Table[],
  text: string,
  limit: number,
): Steps<FoundRecord[]> {
  const terms = parseSearch(text);
  const whole = fold(text);
  const hits: Hit[] = [];
  for (const table of tables) hits.push(...(yield* findIn(table, terms, whole, limit)));
  hits.sort((a, b) => b.score - a.score || a.length - b.length);
  return hits.slice(0, limit).map(({ table, row }) => foundRecord(table, row));
}

/** The best `limit` of one table, in no order. */
function* findIn(table: Table, terms: readonly Term[], whole: string, limit: number): Steps<Hit[]> {
  yield* table.prepareColumn(table.collection.titleField);
  const titles = table.column(table.collection.titleField);
  const byScore = new Map<number, Hit[]>();
  let good = 0;
  for (const [at, row] of table.aliveRows().entries()) {
    if (at % ROWS_A_STEP === ROWS_A_STEP - 1) yield;
    const title = titles.folded(titles.codes[row] ?? BLANK);
    const score = titleScore(title, terms, whole);
    if (score === 0) continue;
    const hits = byScore.get(score) ?? [];
    if (hits.length < limit) hits.push({ table, row, score, length: title.length });
    byScore.set(score, hits);
    good += 1;
  }
  const hits = [...byScore.values()].flat();
  // Other text is only looked through when titles do not fill the list.
  if (good >= limit || terms.length === 0) return hits;
  const known = new Set(hits.map((hit) => hit.row));
  yield* table.prepareTexts();
  for (const [at, row] of table.aliveRows().entries()) {
    if (at % ROWS_A_STEP === ROWS_A_STEP - 1) yield;
    if (hits.length >= limit) break;
    if (!known.has(row) && matches(table.searchText(row), terms))
      hits.push({ table, row, score: 1, length: 0 });
  }
  return hits;
}

function titleScore(title: string, terms: readonly Term[], whole: string): number {
  if (terms.length === 0) return 2;
  if (title === whole) return 6;
  if (title.startsWith(whole)) return 5;
  if (!matches(title, terms)) return 0;
  const atWords = terms.every(({ text }) => title.startsWith(text) || title.includes(` ${text}`));
  return atWords ? 4 : 3;
}

export function foundRecord(table: Table, row: number): FoundRecord {
  return {
    collection: table.collection.id,
    record: table.idOf(row),
    title: titleAt(table, row),
    hint: hintAt(table, row),
  };
}

/** The id where a record has no title. */
export function titleAt(table: Table, row: number): string {
  return table.text(row, table.collection.titleField) || table.idOf(row);
}

const HINT_TYPES: readonly Field['type'][] = ['date', 'choice', 'text', 'list'];
const HINT_WORDS = 2;

function hintAt(table: Table, row: number): string {
  const words: string[] = [];
  for (const field of table.collection.fields) {
    if (words.length === HINT_WORDS) break;
    if (
      field.id === table.collection.titleField ||
      field.hidden ||
      !HINT_TYPES.includes(field.type)
    )
      continue;
    const text = table.text(row, field.id);
    if (text !== '') words.push(text.length > 60 ? `${text.slice(0, 59)}…` : text);
  }
  return words.join(' · ');
}
