/** What a file is, and whose text it seems to be, in words. */
import type { DocumentPreview } from '#shared/contract/documents-api.ts';
import type { DocumentKind } from '#shared/model/document.ts';

export const kindWords: Record<DocumentKind, string> = {
  text: 'Text',
  markdown: 'Markdown',
  html: 'Web page',
  pdf: 'PDF',
  docx: 'Word document',
};

/** In powers of 1,000, as file managers have it. */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  if (bytes < 1_000_000) return `${(bytes / 1_000).toFixed(bytes < 10_000 ? 1 : 0)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** Why this source, or why perhaps another one. `source` null: a new one is made. */
export function sourceWords(
  { recognised, known }: Pick<DocumentPreview, 'recognised' | 'known'>,
  source: string | null,
): string {
  if (known && known.source === source) return 'This source has this very file already.';
  if (!recognised) return 'It was not recognised: choose its source, or let a new one be made.';
  const { title, byTitle, found, known: sections } = recognised;
  const parts = [
    byTitle ? 'by its title' : '',
    sections === 0 ? '' : `${found} of ${sections} sections that claims name are in it`,
  ];
  const why = parts.filter(Boolean).join('; ');
  return recognised.source === source
    ? `Recognised: ${why}. The claims from this source will lead to its paragraphs.`
    : `It looks like the text of “${title}” (${why}).`;
}
