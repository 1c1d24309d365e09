/** `dossier export`: records, claims, notes, sources or all of a dossier, as a file. */
import { resolve } from 'node:path';
import type { Exported } from '#shared/contract/exports-api.ts';
import { defineCommand, onlyOperand, required, type Context } from '../command.ts';
import { countWords } from '../count-words.ts';
import { exitCodes } from '../exit-codes.ts';
import { formatOf, whatOf, type ExportWish } from '../export-what.ts';
import { checkOutput, freeFile, STANDARD, writeOut } from '../output-file.ts';
import { checkSource } from '../records-wish.ts';
import { withWorkbench, type Workbench } from '../workbench.ts';

export const exportCommand = defineCommand({
  name: 'export',
  summary: 'records, claims, notes, sources or everything, as a file',
  usage: 'WHAT --dossier DIR [OPTIONS]',
  about: `WHAT is one of
  a collection   its records: csv, xlsx, json, geojson (see dossier list)
  sources        csl (CSL-JSON), and as any collection
  claims         one row a claim: csv, xlsx
  notes          csv, xlsx
  annotations    passages and all notes: jsonld (W3C Web Annotations)
  package        everything: zip (Frictionless Data Package), which import makes a dossier of again
A collection that is called like one of these is named collection:ID. The dossier is opened for reading: nothing in it
changes, whoever else has it open. A file that is there is never replaced without --force.`,
  options: {
    dossier: { type: 'string', value: 'DIR', help: 'the dossier (needed)' },
    format: {
      type: 'string',
      value: 'NAME',
      help: 'one of those above; the first is the usual one',
    },
    out: {
      type: 'string',
      value: 'FILE',
      help: 'the file to write; - or left out: standard output',
    },
    force: { type: 'boolean', help: 'replace the file if it is there' },
    view: {
      type: 'string',
      value: 'NAME',
      help: 'only what this named view shows, in its order, with its columns',
    },
    search: {
      type: 'string',
      value: 'WORDS',
      help: 'only records in which all of these words occur',
    },
    source: { type: 'string', value: 'ID', help: 'as this one source has it' },
    columns: { type: 'string', value: 'A,B', help: 'these fields, in this order' },
    collection: { type: 'string', value: 'ID', help: 'claims of this collection only' },
    field: {
      type: 'string',
      value: 'ID',
      help: 'geojson: the field with the coordinates; else the first there is',
    },
    ids: { type: 'boolean', help: 'add a column with the ids of the records' },
    notes: { type: 'boolean', help: 'add a column with the notes on the records' },
    documents: { type: 'boolean', help: 'package: with the files of the sources' },
    mode: {
      type: 'string',
      value: 'MODE',
      help: 'csv: exact (values untouched), or spreadsheet (with a BOM, and nothing that\na spreadsheet would run as a formula)',
    },
    delimiter: { type: 'string', value: 'SIGN', help: 'csv: comma, semicolon or tab' },
    json: { type: 'boolean', help: 'print what was written as JSON; needs --out FILE' },
  },
  examples: [
    'export events --dossier "My study.dossier" --view Kabul --format csv --out kabul.csv',
    'export claims --dossier "My study.dossier" | head',
    'export package --dossier "My study.dossier" --documents --out study.zip',
  ],
  async run(operands, given, context) {
    const { ids = false, notes = false, documents = false, force = false } = given;
    const { format, collection, view, search, source, columns, field, mode, delimiter } = given;
    const choices = { format, collection, view, search, source, columns, field, mode, delimiter };
    const what = onlyOperand(operands, 'WHAT');
    const wish: ExportWish = { what, ...choices, ids, notes, documents };
    const folder = resolve(required(given.dossier, '--dossier DIR'));
    const out = given.out ?? STANDARD;
    checkOutput(out, { format: formatOf(wish), json: given.json ?? false }, context);
    const file = out === STANDARD ? null : await freeFile(out, { force, dossier: folder });
    const written = await withWorkbench(context, async (bench) => {
      await bench.openForReading(folder);
      return write(bench, wish, file, context);
    });
    tell(written, file, given.json ?? false, context);
    return exitCodes.done;
  },
});

async function write(
  bench: Workbench,
  wish: ExportWish,
  file: string | null,
  context: Context,
): Promise<Exported> {
  const { page, runJob, state } = bench;
  const { collections } = await state();
  const what = whatOf(wish, collections, await page.views.list({ collection: null }));
  await checkSource(bench, wish.source);
  return writeOut(bench, context, file, (target) =>
    runJob('Writing:', (job) => page.exports.write({ target, what, job })),
  );
}

function tell(
  { rows, bytes, remarks }: Exported,
  file: string | null,
  json: boolean,
  { terminal }: Context,
): void {
  for (const remark of remarks) terminal.say(remark);
  if (file === null) return;
  if (json) terminal.printJson({ file, rows, bytes, remarks });
  else terminal.print(`${file}: ${countWords(rows, 'row')}, ${countWords(bytes, 'byte')}`);
}
