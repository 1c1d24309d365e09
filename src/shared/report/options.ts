/** What is chosen for a report, besides what it is about. */
import * as z from 'zod';
import { Id, Name, RecordId } from '../model/ids.ts';
import { Query } from '../model/filter.ts';
import { Marking } from '../model/marking.ts';
import { DateFormat } from './date-words.ts';

export const templateIds = [
  'chronicle',
  'succession',
  'casualties',
  'disputes',
  'profile',
  'records',
] as const;
export const TemplateId = z.enum(templateIds);
export type TemplateId = z.infer<typeof TemplateId>;

export const papers = ['a4', 'letter', 'a5'] as const;
export const Paper = z.enum(papers);
export type Paper = z.infer<typeof Paper>;

export const formats = ['pdf', 'html', 'docx', 'markdown'] as const;
export const ReportFormat = z.enum(formats);
export type ReportFormat = z.infer<typeof ReportFormat>;

/** Which records: all there are, those of a query, those of a named view, or those that were chosen, in this order. */
export const ReportScope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('dossier') }),
  z.strictObject({ kind: z.literal('query'), query: Query }),
  z.strictObject({ kind: z.literal('view'), view: Id }),
  z.strictObject({
    kind: z.literal('records'),
    collection: Name,
    records: z.array(RecordId).min(1).max(100_000),
  }),
]);
export type ReportScope = z.infer<typeof ReportScope>;

export const ReportRequest = z.strictObject({
  template: TemplateId,
  scope: ReportScope,
  /** Ids of the template's sections; null = those that are on by themselves. */
  sections: z.array(z.string().max(60)).max(300).nullable(),
  /** Fields whose figures are added up; null = those that the template picks. */
  figures: z.array(Name).max(20).nullable(),
  /** The field by which figures are put together; null = the one that the template picks. */
  place: Name.nullable(),
  /** The narrowest marking that may be in it. */
  ceiling: Marking,
  dates: DateFormat,
  paper: Paper,
  /** '' = the template's own. */
  title: z.string().max(200),
});
export type ReportRequest = z.infer<typeof ReportRequest>;
