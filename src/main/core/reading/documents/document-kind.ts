/** What kind of document a file is, by its first bytes, and by its name where they don't tell. */
import { extname } from 'node:path';
import type { DocumentKind } from '#shared/model/document.ts';
import { damaged, refuse } from './limits.ts';

/** Readers of PDF look for its mark this far (ISO 32000-1, annex H, note 13). */
const PDF_WITHIN = 1_024;

/** Throws `invalid_input` for kinds that are not read, and `damaged` for a name that promises what the bytes are not. */
export function kindOf(bytes: Uint8Array, name: string): DocumentKind {
  const start = Buffer.from(bytes.subarray(0, PDF_WITHIN)).toString('latin1');
  const ending = extname(name).toLowerCase();
  if (start.includes('%PDF-')) return 'pdf';
  if (start.startsWith('PK\x03\x04')) {
    if (/^\.(?:docx|docm|dotx|dotm)$/.test(ending)) return 'docx';
    throw refuse(
      name,
      'is a zip, or a file packed like one, and no Word document. Unpack it first',
    );
  }
  if (start.startsWith('\xd0\xcf\x11\xe0'))
    throw refuse(name, 'is an old Word file, or one with a password. Save it as .docx without one');
  if (start.startsWith('{\\rtf')) throw refuse(name, 'is Rich Text. Save it as .docx or as text');
  if (ending === '.pdf') throw damaged(name, 'does not begin as a PDF does');
  if (/^\.(?:docx|docm|dotx|dotm)$/.test(ending))
    throw damaged(name, 'is not packed as a Word file is');
  if (/^\.mht(?:ml)?$/.test(ending))
    throw refuse(name, 'is a web archive. Save the page as HTML alone');
  if (/^\.(?:x?html?|xht)$/.test(ending)) return 'html';
  if (/^\.(?:md|markdown|mdown|mkd)$/.test(ending)) return 'markdown';
  return /^(?:\xef\xbb\xbf)?\s*(?:<!--[^]*?-->\s*)?<(?:!doctype\s+html|html)\b/i.test(start)
    ? 'html'
    : 'text';
}
