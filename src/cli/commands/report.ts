/** `dossier report`: a report with footnotes, from one of the templates. */
import { resolve } from 'node:path';
import type { TemplateChoice } from '#shared/contract/reports-api.ts';
import { markings } from '#shared/model/marking.ts';
import { dateFormatNames } from '#shared/report/date-words.ts';
import { papers } from '#shared/report/options.ts';
import { defineCommand, onlyOperand, required, type Context } from '../command.ts';
import { countWords } from '../count-words.ts';
import { exitCodes, UsageError } from '../exit-codes.ts';
import { checkOutput, freeFile, STANDARD, writeOut } from '../output-file.ts';
import { checkSource } from '../records-wish.ts';
import { reportFormat, requestOf, type ReportWish } from '../report-request.ts';
import { withWorkbench, type Workbench } from '../workbench.ts';

export const report = defineCommand({
  name: 'report',
  summary: 'a report with footnotes, as HTML, Word or Markdown',
  usage: 'TEMPLATE --dossier DIR [OPTIONS]',
  about: `TEMPLATE is chronicle, succession, casualties, disputes, profile or records; --templates says what each is, its sections
and what it can be made of. Every figure has a footnote to its claim. What is marked above the ceiling is left out, and
counted. The dossier is opened for reading. A PDF needs the window: make html, and print that.`,
  options: {
    dossier: { type: 'string', value: 'DIR', help: 'the dossier (needed)' },
    templates: { type: 'boolean', help: 'print what there is to choose from, and make nothing' },
    format: { type: 'string', value: 'NAME', help: 'html (the usual one), docx or markdown' },
    out: {
      type: 'string',
      value: 'FILE',
      help: 'the file to write; - or left out: standard output',
    },
    force: { type: 'boolean', help: 'replace the file if it is there' },
    collection: { type: 'string', value: 'ID', help: 'of this collection' },
    view: { type: 'string', value: 'NAME', help: 'only what this named view of it shows' },
    search: {
      type: 'string',
      value: 'WORDS',
      help: 'only records in which all of these words occur',
    },
    source: { type: 'string', value: 'ID', help: 'as this one source has it' },
    records: {
      type: 'string',
      value: 'A,B',
      help: 'only these records, by their ids, in this order',
    },
    sections: { type: 'string', value: 'A,B', help: 'only these sections' },
    figures: { type: 'string', value: 'A,B', help: 'the fields whose figures are added up' },
    place: { type: 'string', value: 'FIELD', help: 'the field by which figures are put together' },
    ceiling: {
      type: 'string',
      value: 'MARK',
      help: `the narrowest marking (TLP) that may be in it: ${markings.join(', ')};\nleft out: clear`,
    },
    dates: { type: 'string', value: 'NAME', help: `${dateFormatNames.join(', ')}` },
    paper: { type: 'string', value: 'SIZE', help: papers.join(', ') },
    title: { type: 'string', value: 'WORDS', help: 'in place of the template’s own' },
    json: { type: 'boolean', help: 'print what was written as JSON; needs --out FILE' },
  },
  examples: [
    'report casualties --dossier "My study.dossier" --collection events --out casualties.html',
    'report chronicle --dossier "My study.dossier" --collection events --view Kabul --format docx --out kabul.docx',
    'report --templates --dossier "My study.dossier"',
  ],
  async run(operands, given, context) {
    const folder = resolve(required(given.dossier, '--dossier DIR'));
    const { json = false, force = false, out = STANDARD } = given;
    if (given.templates) {
      if (operands.length > 0) throw new UsageError(`What is “${operands[0]}” for?`);
      await printTemplates(folder, json, context);
      return exitCodes.done;
    }
    const { collection, view, search, source, records, sections, figures } = given;
    const { place, ceiling, dates, paper, title } = given;
    const look = { ceiling, dates, paper, title };
    const about = { collection, view, search, source, records, sections, figures, place };
    const wish: ReportWish = { template: onlyOperand(operands, 'TEMPLATE'), ...about, ...look };
    const format = reportFormat(given.format);
    checkOutput(out, { format, json }, context);
    const file = out === STANDARD ? null : await freeFile(out, { force, dossier: folder });
    const written = await withWorkbench(context, async (bench) => {
      await bench.openForReading(folder);
      return write(bench, wish, format, file, context);
    });
    tell(written, file, json, context);
    return exitCodes.done;
  },
});

type Written = Awaited<ReturnType<Workbench['page']['reports']['write']>>;

async function write(
  bench: Workbench,
  wish: ReportWish,
  format: ReturnType<typeof reportFormat>,
  file: string | null,
  context: Context,
): Promise<Written> {
  const { page, runJob, state } = bench;
  const { templates } = await page.reports.options({});
  const { collections } = await state();
  const views = await page.views.list({ collection: null });
  const request = requestOf(wish, templates, collections, views);
  await checkSource(bench, wish.source);
  return writeOut(bench, context, file, (target) =>
    runJob('Making the report:', (job) => page.reports.write({ target, request, format, job })),
  );
}

function tell(
  { records, notes, bytes }: Written,
  file: string | null,
  json: boolean,
  { terminal }: Context,
): void {
  if (file === null) return;
  if (json) return terminal.printJson({ file, records, notes, bytes });
  const counts = [countWords(records, 'record'), countWords(notes, 'footnote')];
  terminal.print(`${file}: ${counts.join(', ')}, ${countWords(bytes, 'byte')}`);
}

async function printTemplates(folder: string, json: boolean, context: Context): Promise<void> {
  const { terminal } = context;
  const { templates } = await withWorkbench(context, async ({ page, openForReading }) => {
    await openForReading(folder);
    return page.reports.options({});
  });
  if (json) return terminal.printJson(templates);
  for (const line of templates.flatMap(linesOf)) terminal.print(line);
}

function linesOf({ id, description, ofDossier, collections, sections }: TemplateChoice): string[] {
  const of = [...(ofDossier ? ['the whole dossier'] : []), ...collections];
  const called = sections.map((section) => (section.on ? section.id : `(${section.id})`));
  return [
    `${id}: ${description}`,
    `    of: ${of.join(', ')}`,
    `    sections: ${called.join(', ')}`,
  ];
}
