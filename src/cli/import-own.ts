/** What the program has written out itself, back in: claims, annotations, sources; a data package becomes a dossier. */
import type { ExchangeLook } from '#shared/contract/exchange-api.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { Context } from './command.ts';
import { countWords } from './count-words.ts';
import { exitCodes, type ExitCode } from './exit-codes.ts';
import type { Workbench } from './workbench.ts';

export type OwnImport = {
  /** What is otherwise in the dossier than in the file is replaced. */
  replace: boolean;
  dryRun: boolean;
  json: boolean;
};

/** null: the file is none of ours. Throws as `exchange.look`. */
export async function lookAtOwn(bench: Workbench, path: string): Promise<ExchangeLook | null> {
  const handle = await bench.grant(path);
  return bench.runJob('Reading …', (job) => bench.page.exchange.look({ handle, job }));
}

/** The dossier is open for work. */
export async function applyOwn(
  { page, checkSaved }: Workbench,
  look: ExchangeLook,
  wish: OwnImport,
  context: Context,
): Promise<ExitCode> {
  if (look.kind === 'package')
    throw new AppError(
      'conflict',
      `${look.fileName} is a data package, which becomes a dossier of its own. Name a folder that is not there yet.`,
    );
  const wanted = look.new + (wish.replace ? look.changed : 0);
  const isApplied = wanted > 0 && !wish.dryRun;
  if (isApplied) {
    await page.exchange.apply({ draft: look.draft, replace: wish.replace });
    await checkSaved();
  }
  const end = isApplied
    ? 'Taken in. One undo takes it back.'
    : wanted > 0
      ? 'Nothing was changed.'
      : 'Nothing new is in it. Nothing was changed.';
  return tell(look, wish, { isApplied, end }, context);
}

/** Makes `folder`, which is not there yet. */
export async function createFromPackage(
  { page, grant, runJob }: Workbench,
  look: ExchangeLook,
  folder: string,
  wish: OwnImport,
  context: Context,
): Promise<ExitCode> {
  if (wish.dryRun) return tell(look, wish, { isApplied: false, end: 'Nothing was made.' }, context);
  const target = await grant(folder);
  await runJob('Making the dossier …', (job) =>
    page.exchange.create({ draft: look.draft, job, target }),
  );
  const end = `“${look.title ?? ''}” is now in ${folder}`;
  return tell(look, wish, { isApplied: true, end }, context);
}

function tell(
  look: ExchangeLook,
  { json, dryRun }: OwnImport,
  { isApplied, end }: { isApplied: boolean; end: string },
  { terminal }: Context,
): ExitCode {
  const { fileName, kind, new: added, same, changed, refused, reasons } = look;
  if (json) {
    const counts = { new: added, same, changed, rejected: refused };
    terminal.printJson({ file: fileName, kind, ...counts, reasons, dryRun, applied: isApplied });
  } else {
    const counts = `${added} new, ${changed} otherwise here, ${same} same, ${refused} rejected`;
    const content = kind === 'package' ? countWords(added, 'record') : counts;
    terminal.print(`${fileName}: ${kind}: ${content}`);
    for (const { reason, count } of reasons) terminal.print(`  ${count} rejected: ${reason}`);
    terminal.print(end);
  }
  return refused > 0 ? exitCodes.problems : exitCodes.done;
}
