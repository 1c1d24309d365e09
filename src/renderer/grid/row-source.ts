/** The grid's rows, from the core's result of a query. Only the newest query counts. */
import { AppError } from '#shared/contract/errors.ts';
import type { Query } from '#shared/model/filter.ts';
import type { Row } from '#shared/contract/records-api.ts';
import { client } from '../api/client.ts';
import { showProblem } from '../components/toast/toast-store.ts';

export type OpenResult = { query: Query; result: string; count: number };

export type RowSource = {
  /** null when a newer query was asked meanwhile. */
  open: (query: Query) => Promise<OpenResult | null>;
  current: () => OpenResult | null;
  rows: (from: number, to: number) => Promise<{ rows: Row[]; count: number }>;
  ids: (from: number, to: number) => Promise<string[]>;
  position: (record: string) => Promise<number | null>;
};

/** As many as the core hands out at once. */
const WINDOW = 1_000;

export function createRowSource(): RowSource {
  let newest: string | null = null;
  let isRunning = false;
  let current: OpenResult | null = null;

  async function open(query: Query): Promise<OpenResult | null> {
    // Nobody waits for the last one any more.
    if (isRunning && newest !== null) client.jobs.cancel({ job: newest }).catch(showProblem);
    const mine = crypto.randomUUID();
    newest = mine;
    isRunning = true;
    try {
      const { result, count } = await client.records.query({ ...query, job: mine });
      if (mine !== newest) return null;
      current = { query, result, count };
      return current;
    } catch (error) {
      if (mine !== newest && error instanceof AppError && error.code === 'cancelled') return null;
      throw error;
    } finally {
      if (mine === newest) isRunning = false;
    }
  }

  /** A result that newer ones have pushed out is asked for again, once. */
  async function withResult<T>(ask: (result: string) => Promise<T>): Promise<T> {
    if (!current) throw new Error('The grid asked for rows before its query.');
    const { result, query } = current;
    try {
      return await ask(result);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'not_found') throw error;
      const again = await open(query);
      return ask(again?.result ?? current.result);
    }
  }

  return {
    open,
    current: () => current,
    async rows(from, to) {
      const { rows } = await withResult((result) => client.records.rows({ result, from, to }));
      return { rows, count: current?.count ?? 0 };
    },
    async ids(from, to) {
      const { ids } = await withResult((result) => client.records.ids({ result, from, to }));
      return ids;
    },
    async position(record) {
      const answer = await withResult((result) => client.records.position({ result, record }));
      return answer.position;
    },
  };
}

/** All rows of the result whose record is wanted, in its order. */
export async function collectRows(
  source: RowSource,
  wanted: ReadonlySet<string>,
  most: number,
): Promise<Row[]> {
  const found: Row[] = [];
  const count = source.current()?.count ?? 0;
  for (let from = 0; from < count && found.length < Math.min(most, wanted.size); from += WINDOW) {
    const { rows } = await source.rows(from, Math.min(count, from + WINDOW));
    found.push(...rows.filter((row) => wanted.has(row.id)));
  }
  return found;
}
