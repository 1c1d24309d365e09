/** `dossier report`: a report with footnotes, as a file. */
import { resolve } from 'node:path';
import type { ReportFormat } from '#shared/report/options.ts';
import { defineCommand, onlyOperand, required, type Context } from '../command.ts';
import { countWords } from '../count-words.ts';
import { exitCodes, UsageError } from '../exit-codes.ts';
import { freeFile, STANDARD, throughStandardOutput } from '../output-file.ts';
import { formatOfReport, requestOf, templateNamed, type ReportWish } from '../report-request.ts';
import { withWorkbench, type Workbench } from '../workbench.ts';

const text = { type: 'string' } as const;

export const report = defineCommand({
  name: 'report',
  summary: 'a report in which every figure has a footnote to its claim, as a file',
  usage: 'REPORT --dossier DIR [OPTIONS]',
  about: `REPORT is one of
  chronicle      records in order of time
  succession     who held which role from when to when
  casualties     lowest, best and highest figures by year and by place
  disputes       every value on which sources disagree
  profile        every collection of the dossier
  records        all that is said of each record, and notes on it
Formats are html, docx and markdown. A PDF is printed by the program’s window, and there is none here: print the HTML from
a browser, or make the PDF in the program. The dossier is opened for reading: nothing in it changes. A file that is there is
never replaced without --force.`,
  options: {
    dossier: { ...text, value: 'DIR', help: 'the dossier (needed)' },
    out: { ...text, value: 'FILE', help: 'the file to write; - or left out: standard output' },
    format: { ...text, value: 'NAME', help: 'else by the ending of the file, else html' },
    force: { type: 'boolean', help: 'replace the file if it is there' },
    collection: { ...text, value: 'ID', help: 'records of this collection' },
    view: { ...text, value: 'NAME', help: 'only what this named view shows, in its order' },
    search: { ...text, value: 'WORDS', help: 'only records in which all of these words occur' },
    source: { ...text, value: 'ID', help: 'as this one source has it' },
    records: { ...text, value: 'A,B', help: 'only these records, by their ids' },
    sections: { ...text, value: 'A,B', help: 'these parts only; a wrong name lists them' },
    figures: { ...text, value: 'A,B', help: 'casualties: fields whose figures are added up' },
    place: { ...text, value: 'ID', help: 'casualties: the field of the place' },
    tlp: {
      ...text,
      value: 'MARKING',
      help: 'clear, green (as usual), amber, amber-strict or red: what is marked above it is\nleft out, and counted',
    },
    dates: {
      ...text,
      value: 'NAME',
      help: 'words, iso, french, arabic …; a wrong name lists them',
    },
    paper: { ...text, value: 'SIZE', help: 'a4, letter or a5' },
    title: { ...text, value: 'WORDS', help: 'instead of the report’s own' },
    json: { type: 'boolean', help: 'print what was written as JSON; needs --out FILE' },
  },
  examples: [
    'report casualties --dossier "My study.dossier" --out casualties.html',
    'report chronicle --dossier "My study.dossier" --view Kabul --tlp clear --out kabul.docx',
  ],
  async run(operands, given, context) {
    const { dossier, out = STANDARD, format: named, force = false, json = false } = given;
    const { collection, view, search, source, records, sections, figures, place } = given;
    const { tlp, dates, paper, title } = given;
    const template = templateNamed(onlyOperand(operands, 'REPORT'));
    const about = { collection, view, search, source, records };
    const wish = { template, ...about, sections, figures, place, tlp, dates, paper, title };
    const format = formatOfReport(named, out);
    const folder = resolve(required(dossier, '--dossier DIR'));
    checkOutput(format, out, json, context);
    const file = out === STANDARD ? null : await freeFile(out, { force, dossier: folder });
    const written = await withWorkbench(context, async (bench) => {
      await bench.openForReading(folder);
      return write(bench, wish, format, file, context);
    });
    if (file !== null) tell(written, file, json, context);
    return exitCodes.done;
  },
});

function checkOutput(
  format: ReportFormat,
  out: string,
  json: boolean,
  { terminal }: Context,
): void {
  if (out !== STANDARD) return;
  if (json) throw new UsageError('--json needs --out FILE: standard output is for the report.');
  if (format === 'docx' && terminal.isOutputShown)
    throw new UsageError('A docx can’t be shown in a terminal. Say --out FILE.');
}

type Written = Awaited<ReturnType<Workbench['page']['reports']['write']>>;

async function write(
  bench: Workbench,
  wish: ReportWish,
  format: ReportFormat,
  file: string | null,
  context: Context,
): Promise<Written> {
  const { page, grant, runJob, state } = bench;
  const { collections } = await state();
  const { templates, collections: choices } = await page.reports.options({});
  const template = templates.find(({ id }) => id === wish.template);
  if (!template) throw new Error(`There is no template ${wish.template}.`);
  const views = await page.views.list({ collection: null });
  const request = requestOf(wish, template, { collections, views, choices });
  const writeTo = (target: string): Promise<Written> =>
    runJob('Writing:', (job) => page.reports.write({ target, request, format, job }));
  if (file !== null) return writeTo(await grant(file));
  return throughStandardOutput(bench, context, writeTo);
}

function tell(
  { records, notes, bytes }: Written,
  file: string,
  json: boolean,
  { terminal }: Context,
): void {
  if (json) terminal.printJson({ file, records, notes, bytes });
  else {
    const counts = [
      countWords(records, 'record'),
      countWords(notes, 'footnote'),
      countWords(bytes, 'byte'),
    ];
    terminal.print(`${file}: ${counts.join(', ')}`);
  }
}
