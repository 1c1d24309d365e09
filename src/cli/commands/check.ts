/** `dossier check`: is a dossier sound? */
import { resolve } from 'node:path';
import type { CheckReport } from '#shared/contract/recovery-api.ts';
import { defineCommand, onlyOperand } from '../command.ts';
import { countWords } from '../count-words.ts';
import { exitCodes } from '../exit-codes.ts';
import { withWorkbench } from '../workbench.ts';

export const check = defineCommand({
  name: 'check',
  summary: 'validates a dossier and its checksums',
  usage: 'DIR [--json]',
  about: `Reads every file of the dossier in DIR and compares it with its checksums: definitions, imports, your work, the
chain of changes, documents, backups. Prints each problem with what it is, where, and what to do. Writes nothing.`,
  options: { json: { type: 'boolean', help: 'print the report as JSON' } },
  examples: ['check "My study.dossier"'],
  async run(operands, { json = false }, context) {
    const folder = resolve(onlyOperand(operands, 'DIR'));
    const { terminal } = context;
    const report = await withWorkbench(context, async ({ page, grant, runJob }) => {
      const handle = await grant(folder);
      return runJob('Checking: files', (job) => page.recovery.check({ folder: handle, job }));
    });
    if (json) terminal.printJson(report);
    else for (const line of linesOf(report)) terminal.print(line);
    return report.problems.length === 0 ? exitCodes.done : exitCodes.problems;
  },
});

function linesOf({ folder, title, checked, problems, remarks }: CheckReport): string[] {
  const counts = Object.entries(checked).map(([what, count]) =>
    countWords(count, what.replace(/s$/, '')),
  );
  const found = countWords(problems.length, 'problem');
  return [
    ...problems.flatMap(({ path, what, advice }) => [`${path}: ${what}`, `    ${advice}`]),
    ...remarks,
    `${title === '' ? folder : title}: ${problems.length === 0 ? 'sound' : found} (${counts.join(', ')})`,
  ];
}
