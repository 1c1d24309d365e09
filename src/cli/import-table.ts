/** A table goes into the dossier on the same way as through the wizard: described, tried, taken in. */
import type {
  ImportDraft,
  ImportPlan,
  ImportProposal,
  ImportPurpose,
  ImportTarget,
} from '#shared/contract/imports-api.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { CollectionInfo } from '#shared/contract/dossier-api.ts';
import type { Context } from './command.ts';
import { countWords } from './count-words.ts';
import { exitCodes, type ExitCode } from './exit-codes.ts';
import { checkPreset, purposeOf, targetOf, type ImportWish } from './import-target.ts';
import { settingsOf, type TableWish } from './table-settings.ts';
import type { Workbench } from './workbench.ts';

export type TableImport = ImportWish &
  TableWish & {
    /** Which of the tables in a zip, by its name. */
    table: string | undefined;
    dryRun: boolean;
    /** Where the rejected rows go; null = nowhere. */
    rejected: string | null;
    json: boolean;
  };

/** The dossier is open for work. */
export async function importTable(
  bench: Workbench,
  path: string,
  wish: TableImport,
  context: Context,
): Promise<ExitCode> {
  const { page, grant, runJob } = bench;
  const handle = await grant(path);
  const draft = await runJob('Reading …', (job) => page.imports.open({ handle, job }));
  try {
    const outcome = await takeIn(bench, await describe(bench, draft, wish), wish);
    tell(outcome, wish, context);
    return outcome.plan.rejected > 0 ? exitCodes.problems : exitCodes.done;
  } finally {
    // What was tried and not taken in lies in the dossier's folder until then.
    await page.imports.close({ draft: draft.draft });
  }
}

async function takeIn(bench: Workbench, draft: ImportDraft, wish: TableImport): Promise<Outcome> {
  const { page, grant, runJob, state, checkSaved } = bench;
  checkPreset(draft, wish.preset);
  const { collections } = await state();
  const proposal = await propose(bench, draft, wish, collections);
  const target = targetOf(draft, proposal, wish, collections);
  const plan = await runJob('Trying:', (job) =>
    page.imports.plan({ draft: draft.draft, target, job }),
  );
  if (wish.rejected !== null && plan.rejected > 0)
    await page.imports.saveRejected({ draft: draft.draft, target: await grant(wish.rejected) });
  const isNews = plan.new + plan.changed + plan.gone > 0;
  const isApplied = isNews && !wish.dryRun;
  if (isApplied) {
    await runJob('Taking in:', (job) => page.imports.apply({ draft: draft.draft, job }));
    await checkSaved();
  }
  return { draft, target, plan, isApplied, isNews };
}

/** Read as the command line says, where that is not as it was guessed. */
async function describe(
  { page, runJob }: Workbench,
  draft: ImportDraft,
  wish: TableImport,
): Promise<ImportDraft> {
  const table = tableIn(draft, wish.table);
  const { encoding, delimiter, header, sheet } = wish;
  // In other letters, or on another sheet, it may stand elsewhere.
  const guessHeader = header === undefined;
  const change = (settings: ReturnType<typeof settingsOf>, of: ImportDraft): Promise<ImportDraft> =>
    runJob('Reading …', (job) =>
      page.imports.settings({ draft: of.draft, table, settings, guessHeader, job }),
    );
  const looked = table === draft.table ? draft : await change(null, draft);
  const settings = settingsOf(looked, { encoding, delimiter, header, sheet });
  return settings === null ? looked : change(settings, looked);
}

function tableIn({ tables, table, fileName }: ImportDraft, wanted: string | undefined): number {
  if (wanted === undefined) return table;
  const at = tables.findIndex(({ name }) => name === wanted);
  if (at >= 0) return at;
  const names = tables.map(({ name }) => name).join(', ');
  throw new AppError('not_found', `${fileName} has no table “${wanted}”. It has ${names}.`);
}

/** Whatever fits best, unless something else was asked for. */
async function propose(
  { page, runJob }: Workbench,
  { draft }: ImportDraft,
  wish: ImportWish,
  collections: readonly CollectionInfo[],
): Promise<ImportProposal> {
  const ask = (purpose: ImportPurpose | null): Promise<ImportProposal> =>
    runJob('Looking at all rows:', (job) => page.imports.propose({ draft, purpose, job }));
  const best = await ask(null);
  const other = purposeOf(best, wish, collections);
  return other === null ? best : ask(other);
}

type Outcome = {
  draft: ImportDraft;
  target: ImportTarget;
  plan: ImportPlan;
  isNews: boolean;
  isApplied: boolean;
};

function tell(
  outcome: Outcome,
  { json, dryRun, rejected }: TableImport,
  { terminal }: Context,
): void {
  const { draft, target, plan, isNews, isApplied } = outcome;
  const { id, title } = target.collection;
  if (json) {
    const { fileName: file } = draft;
    const { dataset, version } = target;
    const what = { file, kind: 'table', collection: id, dataset, version };
    terminal.printJson({ ...what, ...plan, dryRun, applied: isApplied });
    return;
  }
  const { rows, new: added, changed, same, gone } = plan;
  const counts = `${added} new, ${changed} changed, ${same} same, ${plan.rejected} rejected`;
  const left = gone === 0 ? '' : `, ${gone} gone (kept, and marked)`;
  terminal.print(`${draft.fileName}: ${countWords(rows, 'row')}: ${counts}${left}`);
  if (plan.kept > 0)
    terminal.print(`  ${plan.kept} values that you chose stay; the file’s are rivals now`);
  for (const { kind, reason, count } of plan.reasons)
    terminal.print(`  ${count} ${kind}: ${reason}`);
  if (plan.rejected > 0 && rejected !== null)
    terminal.print(`  The rejected rows are in ${rejected}`);
  if (isApplied) terminal.print(`Taken in: ${title} (${id}). One undo takes it back.`);
  else if (!isNews) terminal.print('Everything in it is there already. Nothing was changed.');
  else terminal.print(`It would go into ${title} (${id}). Nothing was changed.`);
}
