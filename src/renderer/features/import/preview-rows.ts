/** The first rows of a draft as the preview shows them: titles and header as such, then the data. */
import type { ImportDraft } from '#shared/contract/imports-api.ts';
import type { PreviewRow } from '../../grid/preview-columns.ts';

const flaws: ReadonlyMap<string, string> = new Map([
  ['open-quote', 'A cell begins with a quotation mark that nothing closes'],
  ['stray-quote', 'There is a quotation mark in a quoted cell that is not doubled'],
  ['repeated-key', 'The same key is there twice'],
  ['few-cells', 'Fewer cells than the table has columns'],
  ['many-cells', 'More cells than the table has columns'],
]);

export function previewRows({ settings, top, sample }: ImportDraft): PreviewRow[] {
  const header = settings.kind === 'json' ? { names: null, tags: null } : settings.header;
  const skip = Math.max(header.names ?? 0, header.tags ?? 0);
  const above = top.slice(0, skip).map(({ line, cells }, at): PreviewRow => {
    const kind = at + 1 === header.names ? 'names' : at + 1 === header.tags ? 'tags' : 'above';
    return { line, cells, kind, flaw: null };
  });
  const data = sample.map(({ line, cells, flaw }): PreviewRow => ({
    line,
    cells,
    kind: 'data',
    flaw: flaw === null ? null : (flaws.get(flaw) ?? flaw),
  }));
  return [...above, ...data];
}
