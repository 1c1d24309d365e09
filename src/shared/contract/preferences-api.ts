/** The user's choices that belong to the program, not to a dossier. */
import * as z from 'zod';
import { Name } from '../model/ids.ts';
import { Marking } from '../model/marking.ts';
import { DateFormat } from '../report/date-words.ts';
import { Paper, ReportFormat, TemplateId } from '../report/options.ts';
import { CsvDialect } from './exports-api.ts';
import { command, query } from './define.ts';

export const Theme = z.enum(['system', 'light', 'dark']);
export type Theme = z.infer<typeof Theme>;

export const Preferences = z.strictObject({
  theme: Theme,
  /** Share of the window, in percent, of the rail and of the inspector. */
  railWidth: z.number().min(5).max(50),
  inspectorWidth: z.number().min(10).max(70),
  inspectorOpen: z.boolean(),
  /** The page last looked at: a collection, `disputes`, `notes`, `imports`, `history`, `trash` or `backups`. */
  page: z.string().max(60).nullable(),
  csv: z.strictObject({
    ...CsvDialect.shape,
    rows: z.enum(['view', 'selected', 'all']),
    ids: z.boolean(),
    notes: z.boolean(),
  }),
  /** Of documents: its share of the window in percent, and the height of its letters in pixels. Absent: as it begins. */
  reader: z
    .strictObject({ width: z.number().min(10).max(70), letters: z.int().min(12).max(28) })
    .optional(),
  /** Absent: CSV, and packages with documents. */
  export: z
    .strictObject({
      records: z.enum(['csv', 'xlsx', 'json', 'geojson']),
      /** Claims and notes. */
      tables: z.enum(['csv', 'xlsx']),
      /** A data package holds the files of the sources. */
      documents: z.boolean(),
    })
    .optional(),
  /** What was chosen for the last report; absent before the first. */
  report: z
    .strictObject({
      template: TemplateId,
      format: ReportFormat,
      ceiling: Marking,
      dates: DateFormat,
      paper: Paper,
    })
    .optional(),
  /** Absent: as they begin, with the first column that can be added up. */
  sums: z
    .strictObject({
      /** By collection, the fields whose sums the status bar shows. */
      fields: z.record(Name, z.array(Name).max(300)),
      /** Records that are linked as the same count once. */
      once: z.boolean(),
    })
    .optional(),
});
export type Preferences = z.infer<typeof Preferences>;

export const defaultPreferences: Preferences = {
  theme: 'system',
  railWidth: 15,
  inspectorWidth: 27,
  inspectorOpen: true,
  page: null,
  csv: { delimiter: ',', bom: true, mode: 'spreadsheet', rows: 'view', ids: false, notes: false },
};

export const defaultReader: NonNullable<Preferences['reader']> = { width: 36, letters: 16 };

export const preferencesApi = {
  'preferences.get': query(z.strictObject({}), Preferences),
  'preferences.set': command(Preferences.partial(), Preferences),
};
