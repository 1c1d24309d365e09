/** A report in parts, for another thread: to send all of it at one go would take as long as what the thread is there for. */
import type { Footnote } from '#shared/report/footnote.ts';
import type { Block, Report, TableRow } from '#shared/report/report.ts';

/** `rows` belong to the table that came last. */
export type ReportPart =
  | { kind: 'block'; section: number; block: Block }
  | { kind: 'rows'; rows: TableRow[] }
  | { kind: 'footnote'; footnote: Footnote };

const ROWS = 50;

/** The report without its blocks and footnotes. */
export const frameOf = (report: Report): Report => ({
  ...report,
  sections: report.sections.map((section) => ({ ...section, blocks: [] })),
  footnotes: [],
});

export function* partsOf({ sections, footnotes }: Report): Generator<ReportPart, void> {
  for (const [section, { blocks }] of sections.entries()) {
    for (const block of blocks) {
      if (block.kind !== 'table') {
        yield { kind: 'block', section, block };
        continue;
      }
      yield { kind: 'block', section, block: { ...block, rows: [] } };
      for (let from = 0; from < block.rows.length; from += ROWS)
        yield { kind: 'rows', rows: block.rows.slice(from, from + ROWS) };
    }
  }
  for (const footnote of footnotes) yield { kind: 'footnote', footnote };
}

/** `report`: as `frameOf` left it; the parts are put into it. */
export function createReceiver(report: Report) {
  return {
    report,
    take(part: ReportPart): void {
      if (part.kind === 'footnote') report.footnotes.push(part.footnote);
      else if (part.kind === 'block') report.sections[part.section]?.blocks.push(part.block);
      else {
        const last = report.sections.findLast(({ blocks }) => blocks.length > 0)?.blocks.at(-1);
        if (last?.kind === 'table') last.rows.push(...part.rows);
      }
    },
  };
}
