/** Reports: what can be made of the open dossier, a look at one before it is saved, and the file. */
import * as z from 'zod';
import { Id, Name } from '../model/ids.ts';
import { ReportFormat, ReportRequest, TemplateId } from '../report/options.ts';
import { command, query } from './define.ts';

const FieldChoice = z.strictObject({ id: Name, title: z.string() });

const TemplateChoice = z.strictObject({
  id: TemplateId,
  title: z.string(),
  description: z.string(),
  /** It can be made of the whole dossier. */
  ofDossier: z.boolean(),
  /** Collections that it can be made of. */
  collections: z.array(Name),
  /** `on`: taken where nothing is chosen. */
  sections: z.array(z.strictObject({ id: z.string(), title: z.string(), on: z.boolean() })),
});
export type TemplateChoice = z.infer<typeof TemplateChoice>;

const CollectionChoice = z.strictObject({
  id: Name,
  title: z.string(),
  /** Fields whose figures can be added up; `usual`: taken where nothing is chosen. */
  figures: z.array(FieldChoice.extend({ usual: z.boolean() })),
  /** Fields by which figures can be put together, the usual one first. */
  places: z.array(FieldChoice),
});
export type CollectionChoice = z.infer<typeof CollectionChoice>;

export const reportsApi = {
  'reports.options': query(
    z.strictObject({}),
    z.strictObject({
      templates: z.array(TemplateChoice),
      collections: z.array(CollectionChoice),
    }),
  ),
  /** HTML of its beginning: it holds no script, and loads nothing. `whole`: nothing of it is cut off. */
  'reports.preview': command(
    z.strictObject({ request: ReportRequest, job: Id }),
    z.strictObject({
      html: z.string(),
      records: z.int(),
      notes: z.int(),
      whole: z.boolean(),
    }),
  ),
  /**
   * Written beside the target and renamed, so a failed or cancelled report leaves the target as it was. A PDF is printed
   * by the window's browser: where there is none, `pdf` is refused with `invalid_input`.
   */
  'reports.write': command(
    z.strictObject({ target: Id, request: ReportRequest, format: ReportFormat, job: Id }),
    z.strictObject({ records: z.int(), notes: z.int(), bytes: z.int(), file: z.string() }),
  ),
};
