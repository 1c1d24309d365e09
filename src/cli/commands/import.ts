/** `dossier import`: a table, or what the program has written out itself, into a dossier. */
import { resolve } from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import { defineCommand, onlyOperand, required, type Context } from '../command.ts';
import { UsageError, type ExitCode } from '../exit-codes.ts';
import { applyOwn, createFromPackage, lookAtOwn, type OwnImport } from '../import-own.ts';
import { importTable, type TableImport } from '../import-table.ts';
import { freeFile, isThere } from '../output-file.ts';
import { withWorkbench } from '../workbench.ts';

type Wish = TableImport & OwnImport;

export const importCommand = defineCommand({
  name: 'import',
  summary: 'a table, or a file of our own, into a dossier',
  usage: 'FILE --dossier DIR [--into COLLECTION | --new NAME] [OPTIONS]',
  about: `FILE is a table (CSV and its relatives, XLSX, JSON, or a zip with one of them), or what dossier export has written:
claims, annotations, sources as CSL-JSON. A data package makes a new dossier of DIR, which must not be there yet.
A dataset that is known, or a later release of one that is in the dossier, finds its collection by itself; anything else
needs --into or --new. All of it is one step, which one undo takes back, after a backup. No other program may have the
dossier open. Prints how many are new, changed, the same and rejected, with the reasons.`,
  options: {
    dossier: { type: 'string', value: 'DIR', help: 'the dossier (needed)' },
    into: { type: 'string', value: 'COLLECTION', help: 'a collection that is there, by its id' },
    new: { type: 'string', value: 'NAME', help: 'a collection that is made of the file' },
    preset: {
      type: 'string',
      value: 'ID',
      help: 'refuse the file unless it is recognised as this dataset:\nucdp-ged, gtd, acled …',
    },
    key: {
      type: 'string',
      multiple: true,
      value: 'COLUMN',
      help: 'what makes a row the same in the next release; may be repeated',
    },
    'dry-run': { type: 'boolean', help: 'only say what would happen' },
    rejected: {
      type: 'string',
      value: 'FILE',
      help: 'write the rejected rows there, as CSV with the reasons',
    },
    force: { type: 'boolean', help: 'replace that file if it is there' },
    replace: {
      type: 'boolean',
      help: 'a file of our own: also take what is otherwise in the dossier',
    },
    encoding: {
      type: 'string',
      value: 'NAME',
      help: 'of the file, where the guess is wrong: windows-1256, utf-8 …',
    },
    delimiter: {
      type: 'string',
      value: 'SIGN',
      help: 'comma, semicolon, tab, pipe, or the sign itself',
    },
    header: {
      type: 'string',
      value: 'ROW',
      help: 'the row with the names of the columns, without empty ones; or none',
    },
    sheet: { type: 'string', value: 'NAME', help: 'of a workbook' },
    table: { type: 'string', value: 'NAME', help: 'of a zip with several' },
    json: { type: 'boolean', help: 'print the result as JSON' },
  },
  examples: [
    'import incidents.csv --dossier "My study.dossier" --new Incidents --key id --rejected left-out.csv',
    'import ged231.zip --dossier "My study.dossier" --preset ucdp-ged --dry-run',
    'import study.zip --dossier "A copy.dossier"',
  ],
  async run(operands, given, context) {
    const file = resolve(onlyOperand(operands, 'FILE'));
    const folder = resolve(required(given.dossier, '--dossier DIR'));
    const { into, new: newName, preset, key = [], rejected, force = false } = given;
    const { encoding, delimiter, header, sheet, table, replace = false, json = false } = given;
    if (into !== undefined && newName !== undefined)
      throw new UsageError('Either --into or --new, not both.');
    if (!(await isThere(file))) throw new AppError('not_found', `There is no file ${file}.`);
    const place =
      rejected === undefined ? null : await freeFile(rejected, { force, dossier: folder });
    const reading = { encoding, delimiter, header, sheet, table };
    const how = { dryRun: given['dry-run'] ?? false, rejected: place, replace, json };
    return take(file, folder, { into, newName, preset, key, ...reading, ...how }, context);
  },
});

/** Whoever says how a table is to be read means a table, also where this program wrote it. */
function isForTables({ into, newName, preset, key, rejected, ...reading }: Wish): boolean {
  const { encoding, delimiter, header, sheet, table } = reading;
  const said = [into, newName, preset, rejected, encoding, delimiter, header, sheet, table];
  return key.length > 0 || said.some((one) => one !== undefined && one !== null);
}

function take(file: string, folder: string, wish: Wish, context: Context): Promise<ExitCode> {
  return withWorkbench(context, async (bench) => {
    if (!(await isThere(folder))) {
      const look = await lookAtOwn(bench, file);
      if (look?.kind === 'package') return createFromPackage(bench, look, folder, wish, context);
      throw new AppError(
        'not_found',
        `There is no dossier ${folder}. Only a data package makes a new one.`,
      );
    }
    await bench.openForWork(folder);
    const look = isForTables(wish) ? null : await lookAtOwn(bench, file);
    if (look) return applyOwn(bench, look, wish, context);
    return importTable(bench, file, wish, context);
  });
}
