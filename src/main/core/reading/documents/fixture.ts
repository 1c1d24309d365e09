/** Small files of every kind, made here, for the tests. */
import { deflateSync } from 'node:zlib';
import { strToU8, zipSync, type Zippable } from 'fflate';

export type PdfLine = { text: string; x?: number; y: number; size?: number };

const escaped = (text: string): string => text.replace(/[()\\]/g, String.raw`\$&`);

/** The content stream of a page. */
export const pdfLines = (lines: readonly PdfLine[]): string =>
  lines
    .map(
      ({ text, x = 72, y, size = 12 }) => `BT /F1 ${size} Tf ${x} ${y} Td (${escaped(text)}) Tj ET`,
    )
    .join('\n');

export type PdfOptions = {
  /** More entries of the catalog, of the trailer, of each page's dictionary. */
  catalog?: string;
  trailer?: string;
  page?: string;
  /** More objects, from number 10 on. */
  objects?: readonly string[];
};

/** One page for each content stream, with Helvetica in WinAnsi as font F1. */
export function makePdf(
  contents: readonly (string | Uint8Array)[],
  options: PdfOptions = {},
): Buffer {
  const { catalog = '', trailer = '', page = '', objects = [] } = options;
  const first = 10 + objects.length;
  const kids = contents.map((_, at) => `${first + at * 2} 0 R`).join(' ');
  const all = new Map<number, Uint8Array>([
    [1, Buffer.from(`<< /Type /Catalog /Pages 2 0 R ${catalog} >>`)],
    [2, Buffer.from(`<< /Type /Pages /Kids [${kids}] /Count ${contents.length} >>`)],
    [
      3,
      Buffer.from(
        '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
      ),
    ],
    ...objects.map((object, at) => [10 + at, Buffer.from(object)] as const),
  ]);
  contents.forEach((content, at) => {
    const number = first + at * 2;
    const resources = '/Resources << /Font << /F1 3 0 R >> >>';
    all.set(
      number,
      Buffer.from(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] ${resources} /Contents ${number + 1} 0 R ${page} >>`,
      ),
    );
    all.set(
      number + 1,
      typeof content === 'string'
        ? pdfStream('', Buffer.from(content, 'latin1'))
        : Buffer.from(content),
    );
  });
  return writePdf(all, trailer);
}

export const pdfStream = (entries: string, content: Uint8Array): Uint8Array =>
  Buffer.concat([
    Buffer.from(`<< ${entries} /Length ${content.length} >>\nstream\n`),
    content,
    Buffer.from('\nendstream'),
  ]);

/** Deflated as often as `times`. */
export function deflatedStream(content: Uint8Array, times = 1): Uint8Array {
  let packed: Uint8Array = content;
  for (let round = 0; round < times; round++) packed = deflateSync(packed);
  return pdfStream(`/Filter [${'/FlateDecode '.repeat(times)}]`, packed);
}

function writePdf(objects: ReadonlyMap<number, Uint8Array>, trailer: string): Buffer {
  const parts: Uint8Array[] = [Buffer.from('%PDF-1.7\n')];
  const offsets = new Map<number, number>();
  let length = 9;
  const add = (part: Uint8Array): void => {
    parts.push(part);
    length += part.length;
  };
  for (const [number, object] of objects) {
    offsets.set(number, length);
    add(Buffer.concat([Buffer.from(`${number} 0 obj\n`), object, Buffer.from('\nendobj\n')]));
  }
  const size = Math.max(...objects.keys()) + 1;
  const start = length;
  const entries = Array.from({ length: size }, (_, number) => {
    const offset = offsets.get(number);
    return offset === undefined
      ? '0000000000 65535 f \n'
      : `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  add(
    Buffer.from(
      `xref\n0 ${size}\n${entries.join('')}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

const W =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const TYPES = `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
const RELATIONS = `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`;
const STYLE_NAMES: Readonly<Record<string, string>> = {
  Title: 'Title',
  Heading1: 'heading 1',
  Heading2: 'heading 2',
  Quote: 'Quote',
};
const STYLES = `<?xml version="1.0" encoding="UTF-8"?><w:styles ${W}>${Object.entries(STYLE_NAMES)
  .map(
    ([id, name]) =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`,
  )
  .join('')}</w:styles>`;

/** A paragraph of a Word file; `words` is XML. */
export const wordParagraph = (words: string, style?: string): string =>
  `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ''}<w:r><w:t xml:space="preserve">${words}</w:t></w:r></w:p>`;

export const wordDocument = (body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><w:document ${W}><w:body>${body}</w:body></w:document>`;

/** `parts` replace or add to the usual ones; `document.xml` is made of `body`. */
export function makeDocx(body: string, parts: Zippable = {}): Uint8Array {
  return zipSync({
    '[Content_Types].xml': strToU8(TYPES),
    '_rels/.rels': strToU8(RELATIONS),
    'word/document.xml': strToU8(wordDocument(body)),
    'word/styles.xml': strToU8(STYLES),
    ...parts,
  });
}
