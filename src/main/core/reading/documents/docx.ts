/**
 * Word files (.docx) by way of mammoth's HTML. mammoth unpacks and parses whatever it is given, so it never sees the file itself: the
 * parts that it needs are unpacked and checked here, and handed over in a zip of our own.
 */
import { zipSync } from 'fflate';
import mammoth from 'mammoth';
import { readEntry } from '../inflate.ts';
import { listZip, type ZipEntry, type ZipLimits } from '../zip.ts';
import { checkXml } from './check-xml.ts';
import { PAGE_BREAK, piecesOfHtml } from './html-pieces.ts';
import { textIn, parseHtml } from './html-tree.ts';
import { damaged, refuse } from './limits.ts';
import { languageTag, type Pieces } from './pieces.ts';

const LIMITS: ZipLimits = {
  entries: 5_000,
  entryBytes: 200_000_000,
  totalBytes: 500_000_000,
  // Word's XML is repetitive: 20 to 40 are seen.
  ratio: 200,
  depth: 8,
};
/** Of the text, its styles, lists and notes, unpacked. mammoth takes about fifty times as much memory. */
const MOST_XML_BYTES = 20_000_000;
const NEEDED =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|docProps\/core\.xml|word\/(?:_rels\/)?[^/]+\.(?:xml|rels))$/;
const PROPERTIES = 'docProps/core.xml';

/** Headings begin with level 2, as the title has level 1. */
const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  ...[1, 2, 3, 4, 5, 6].flatMap((level) =>
    ['Heading', 'heading'].map(
      (style) => `p[style-name='${style} ${level}'] => h${Math.min(level + 1, 6)}:fresh`,
    ),
  ),
  "p[style-name='Quote'] => blockquote:fresh",
  "p[style-name='Intense Quote'] => blockquote:fresh",
  `br[type='page'] => hr.${PAGE_BREAK}`,
];

/** Throws `invalid_input` for what is refused and `damaged` for what is no Word file in order. */
export async function piecesOfDocx(bytes: Uint8Array, name: string): Promise<Omit<Pieces, 'kind'>> {
  const parts = await checkedParts(bytes, listZip(bytes, name, LIMITS), name);
  if (!parts.has('word/document.xml'))
    throw damaged(name, 'is a zip without a Word document in it');
  const properties = propertiesOf(parts.get(PROPERTIES), name);
  const html = await toHtml(parts, name);
  const { pieces, notices } = piecesOfHtml(html, name);
  return { ...properties, pieces, notices };
}

async function checkedParts(
  bytes: Uint8Array,
  entries: readonly ZipEntry[],
  name: string,
): Promise<Map<string, Uint8Array>> {
  const needed = entries.filter((entry) => NEEDED.test(entry.name));
  const size = needed.reduce((sum, entry) => sum + entry.size, 0);
  if (size > MOST_XML_BYTES) {
    throw refuse(
      name,
      `has ${Math.ceil(size / 1e6)} MB of text and markup, and ${MOST_XML_BYTES / 1e6} MB is the most`,
    );
  }
  const parts = new Map<string, Uint8Array>();
  for (const entry of needed) {
    const part = await readEntry(bytes, entry, name);
    checkXml(new TextDecoder().decode(part), name);
    parts.set(entry.name, part);
  }
  return parts;
}

async function toHtml(parts: ReadonlyMap<string, Uint8Array>, name: string): Promise<string> {
  const zip = zipSync(Object.fromEntries(parts), { level: 0 });
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(zip) },
      {
        styleMap: STYLES,
        includeEmbeddedStyleMap: false,
        externalFileAccess: false,
        convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
      },
    );
    return value;
  } catch (error) {
    throw damaged(name, 'is not in order as a Word file', { cause: error });
  }
}

function propertiesOf(part: Uint8Array | undefined, name: string) {
  const xml = part ? new TextDecoder().decode(part) : '';
  const valueOf = (element: string): string | undefined => {
    const value = new RegExp(`<dc:${element}\\b[^>]*>([^<]{0,2000})<`).exec(xml)?.[1];
    return value === undefined ? undefined : textIn(parseHtml(value, name));
  };
  return { title: valueOf('title'), language: languageTag(valueOf('language')) };
}
