/** Claims of the shipped dossier out as CSV, changed by hand, and in again: every change is taken in or refused, none passed over. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import type { ExchangeLook } from '#shared/contract/exchange-api.ts';
import type { TestCore } from '../../test-core.ts';
import { shippedCore } from '../../test-work.ts';
import { csvLine } from '../../writing/csv.ts';

const job = 'claims';
const ref = { collection: 'events', record: 'ev-2024-01-03-kerman' };
const exact = { delimiter: ',', mode: 'exact' } as const;

async function exportedCore(): Promise<TestCore> {
  const core = await shippedCore();
  await core.page.records.setValue({ ...ref, field: 'place', text: '=own' });
  const path = join(core.folder, 'claims.csv');
  await core.host.host.grant({ handle: 'out', path });
  const subject = { kind: 'claims' as const, query: null, records: null };
  const dialect = { delimiter: ',' as const, mode: 'spreadsheet' as const, bom: true };
  const what = { kind: 'csv' as const, subject, dialect };
  await core.page.exports.write({ target: 'out', what, job });
  return core;
}

type Row = Record<string, string>;

/** Looks at the file as `change` leaves it. */
async function look(core: TestCore, change: (row: Row) => Row): Promise<ExchangeLook> {
  const path = join(core.folder, 'claims.csv');
  const rows = parse(readFileSync(path), { bom: true, columns: true }) as Row[];
  const header = Object.keys(rows[0]!);
  const kept = rows.map(change);
  const lines = kept.map((row) =>
    csvLine(
      header.map((name) => row[name]!),
      exact,
    ),
  );
  const changed = join(core.folder, 'changed.csv');
  writeFileSync(changed, `\ufeff${header.join(',')}\r\n${lines.join('')}`);
  await core.host.host.grant({ handle: 'in', path: changed });
  return (await core.page.exchange.look({ handle: 'in', job }))!;
}

const isKilled = (row: Row): boolean => row['record'] === ref.record && row['field'] === 'killed';

test('an own claim that was changed or is gone here comes back, in one step', async () => {
  const core = await exportedCore();
  const found = await look(core, (row) =>
    row['value'] === "'=own" ? { ...row, value: 'by hand' } : row,
  );
  expect(found).toMatchObject({ new: 0, changed: 1, refused: 0 });
  expect(await core.page.exchange.apply({ draft: found.draft, replace: true })).toEqual({
    changed: 1,
  });
  const { fields } = await core.page.records.get(ref);
  expect(fields.find(({ field }) => field === 'place')?.text).toBe('by hand');
  await core.page.history.undo({});
  const again = (await core.page.records.get(ref)).fields;
  expect(again.find(({ field }) => field === 'place')?.text).toBe('=own');
});

test('of an imported claim the rank comes back; whatever else was changed is refused, not passed over', async () => {
  const core = await exportedCore();
  let ranked = false;
  const found = await look(core, (row) => {
    if (!isKilled(row) || ranked) return row;
    ranked = true;
    return { ...row, rank: 'deprecated', reason: 'Later corrected.' };
  });
  expect(found).toMatchObject({ new: 1, changed: 0, refused: 0 });
  const edited = await look(core, (row) =>
    isKilled(row) ? { ...row, value: '1', quote: '' } : row,
  );
  expect(edited).toMatchObject({ new: 0, changed: 0, refused: 2 });
  expect(edited.reasons[0]?.reason).toContain('only its rank can be changed');
});
