/** The dry run: every row is read, converted and compared, and the records are written where nothing sees them yet. */
import { AppError } from '#shared/contract/errors.ts';
import type { ImportTarget, PlanRow } from '#shared/contract/imports-api.ts';
import type { BaseRecord } from '#shared/model/claim.ts';
import type { OwnImport } from '#shared/model/dossier.ts';
import type { FileSystem } from '../dossier/file-system.ts';
import type { Core, OpenDossier } from '../context.ts';
import { changesBetween } from './compare-record.ts';
import { hashOf } from './byte-source.ts';
import { checkSource, checkTarget } from './check-target.ts';
import { createConverter, type ConvertedRow } from './convert/convert-row.ts';
import type { Draft } from './drafts.ts';
import { keptPlaces } from './keep-chosen.ts';
import { writeParts } from './part-writer.ts';
import { count, emptyPlan, keep, type Plan } from './plan-state.ts';
import { wording, type Words } from './plan-words.ts';
import type { TableRow } from './table.ts';

export type PlanOptions = {
  signal: AbortSignal;
  onProgress: (done: number, total: number) => void;
  mostRejected?: number;
};

/** All of them are kept, to be saved with their reasons. */
const MOST_REJECTED = 1_000_000;

/** Rejects with `invalid_input` for a mapping that does not fit or more rejected rows than can be kept, `conflict`, `storage`; nothing is left behind then. */
export async function makePlan(
  core: Core,
  fs: FileSystem,
  draft: Draft,
  target: ImportTarget,
  options: PlanOptions,
): Promise<Plan> {
  const dossier = core.dossier();
  checkTarget(dossier, target);
  checkSource(core, target);
  const { fields } = target.collection;
  const convert = createConverter(target.mapping, fields, draft.table.columns);
  const earlier = earlierRecords(dossier, target);
  const goneBefore = new Set(beforeOf(dossier, target)?.gone);
  const id = core.newId();
  const fileSha256 = await hashOf(draft.source, options.signal);
  const writer = await writeParts(fs, dossier.folder, id, target.collection.id);
  const plan = emptyPlan({ id, target, dossier, fileSha256, writer });
  const lines = new Map<string, number>();
  const words = wording(core, fields, target);
  try {
    for await (const batch of draft.table.rows(options)) {
      for (const row of batch) {
        plan.rows += 1;
        const converted = convert(row);
        const refusal =
          'rejected' in converted
            ? converted.rejected
            : refuse(dossier, target, earlier, lines, converted);
        if (refusal !== null || 'rejected' in converted) {
          reject(plan, row, refusal ?? '');
          if (plan.rejected.length > (options.mostRejected ?? MOST_REJECTED))
            throw tooManyRejected(plan);
          continue;
        }
        lines.set(converted.key, row.line);
        await take(plan, { earlier, goneBefore }, words, row, converted);
      }
    }
    await carryOver(plan, { earlier, goneBefore }, lines, words);
    listKept(core, plan, lines, words);
    await writer.end();
    return plan;
  } catch (error) {
    await writer.discard();
    throw error;
  }
}

/** The release whose place this one takes; null: none. */
const beforeOf = ({ layer }: OpenDossier, { replaces }: ImportTarget): OwnImport | null =>
  replaces === null ? null : (layer.imports.get(replaces) ?? null);

/** Of the release before. Throws `not_found`. */
function earlierRecords(dossier: OpenDossier, target: ImportTarget): Map<string, BaseRecord> {
  const { collection, mapping } = target;
  if (target.replaces === null) return new Map();
  const before = beforeOf(dossier, target);
  if (!before) throw new AppError('not_found', 'The release before is no longer in the dossier.');
  if (before.collection !== collection.id || before.mapping.key.prefix !== mapping.key.prefix)
    throw new AppError('conflict', 'The release before has another collection, or another key.');
  const records = [...(dossier.base.get(collection.id)?.values() ?? [])];
  return new Map(
    records
      .filter((record) => record.id.startsWith(before.prefix))
      .map((record) => [record.id, record]),
  );
}

/** Why a row can't become a record; null where it can. */
function refuse(
  dossier: OpenDossier,
  { collection }: ImportTarget,
  earlier: ReadonlyMap<string, BaseRecord>,
  lines: Map<string, number>,
  { key }: ConvertedRow,
): string | null {
  const line = lines.get(key);
  if (line !== undefined)
    return `Its key is that of line ${line} as well. The first one was taken.`;
  const isTaken = [...dossier.base].some(
    ([id, records]) => records.has(key) && !(id === collection.id && earlier.has(key)),
  );
  return isTaken || dossier.layer.records.has(key)
    ? `There is a record ${key} in the dossier that is not of this dataset.`
    : null;
}

function reject(plan: Plan, { line, cells }: TableRow, reason: string): void {
  const title = (): string => cells.filter(Boolean).join(' · ').slice(0, 200);
  keep(plan, 'rejected', () => ({
    line,
    record: null,
    title: title(),
    cells: [],
    reasons: [reason],
  }));
  count(plan, 'rejected', reason);
  plan.rejected.push({ line, cells, reason });
}

function tooManyRejected({ rows, rejected }: Plan): AppError {
  return new AppError(
    'invalid_input',
    `Of the first ${rows.toLocaleString('en')} rows, ${rejected.length.toLocaleString('en')} can’t be taken in: the key or a column is probably not the one that is said. Line ${rejected[0]?.line}: ${rejected[0]?.reason}`,
  );
}

type Before = {
  earlier: ReadonlyMap<string, BaseRecord>;
  /** Of these, records that the release before did not have already. */
  goneBefore: ReadonlySet<string>;
};

async function take(
  plan: Plan,
  { earlier, goneBefore }: Before,
  words: Words,
  row: TableRow,
  converted: ConvertedRow,
): Promise<void> {
  const record = recordOf(plan.target, row, converted, words);
  const before = earlier.get(record.id);
  const changes = before ? changesBetween(before, record) : [];
  const isBack = goneBefore.has(record.id);
  const kind = before ? (changes.length > 0 || isBack ? 'changed' : 'same') : 'new';
  const reasons = converted.problems.map(({ field, reason }) =>
    field === null ? reason : `${words.title(field)}: ${reason}`,
  );
  const { line } = row;
  const view = (cells: PlanRow['cells'], notes = reasons): Omit<PlanRow, 'kind'> => ({
    line,
    record: record.id,
    title: words.titleOf(record),
    cells,
    reasons: notes,
  });
  keep(plan, kind, () =>
    before
      ? view(changes.map(words.cell), isBack ? [BACK, ...reasons] : reasons)
      : view(words.all(converted)),
  );
  if (reasons.length > 0) {
    keep(plan, 'problem', () => view(words.all(converted)));
    for (const reason of reasons) count(plan, 'problem', reason);
  }
  if (changes.length > 0) plan.changed.set(record.id, changes);
  plan.records += 1;
  await plan.writer.add(record);
}

const BACK = 'The release before did not have it; this one has it again.';

function recordOf(
  { mapping }: ImportTarget,
  { line }: TableRow,
  { key, values, raw, labels }: ConvertedRow,
  words: Words,
): BaseRecord {
  const said = Object.entries(labels).map(([field, label]) => `${words.title(field)}: ${label}`);
  return {
    id: key,
    statements: [
      {
        source: mapping.source,
        locator: { row: line },
        values,
        ...(Object.keys(raw).length > 0 ? { raw } : {}),
        ...(said.length > 0 ? { comment: said.join('; ').slice(0, 10_000) } : {}),
      },
    ],
  };
}

/** What a release leaves out is not deleted: the user's work may hang on it. */
async function carryOver(
  plan: Plan,
  { earlier, goneBefore }: Before,
  lines: ReadonlyMap<string, number>,
  words: Words,
): Promise<void> {
  for (const record of earlier.values()) {
    if (lines.has(record.id)) continue;
    plan.gone.push(record.id);
    if (!goneBefore.has(record.id))
      keep(plan, 'gone', () => ({
        line: null,
        record: record.id,
        title: words.titleOf(record),
        cells: [],
        reasons: [],
      }));
    plan.records += 1;
    await plan.writer.add(record);
  }
}

/** The user's value beside what the release says. */
function listKept(core: Core, plan: Plan, lines: ReadonlyMap<string, number>, words: Words): void {
  for (const { collection, record, field } of keptPlaces(plan)) {
    const change = plan.changed.get(record)?.find((one) => one.field === field);
    if (!change) continue;
    const { text } = core.tables().cell(collection, record, field);
    keep(plan, 'kept', () => ({
      line: lines.get(record) ?? null,
      record,
      title: core.tables().titleOf(collection, record) ?? record,
      cells: [{ ...words.cell(change), before: text }],
      reasons: [],
    }));
  }
}
