/** A workbook (.xlsx): which sheets it has, and what their cells refer to. ECMA-376, transitional and strict. */
import { AppError } from '#shared/contract/errors.ts';
import { inflateEntry } from '../reading/inflate.ts';
import { listZip, type ZipEntry, type ZipLimits } from '../reading/zip.ts';
import { createXmlReader, type XmlEvents } from './xml.ts';

export type XlsxBook = {
  called: string;
  bytes: Uint8Array;
  /** In the order of the tabs; hidden ones too. */
  sheets: readonly XlsxSheet[];
  is1904: boolean;
  parts: { sharedStrings: ZipEntry | undefined; styles: ZipEntry | undefined };
};

export type XlsxSheet = { name: string; isHidden: boolean; entry: ZipEntry };

/**
 * A sheet of a million rows and 50 columns is about 2 GB of XML. Sheets of empty formatted cells, which are honest, pack 200-fold; as
 * everything is read in pieces, what grows costs time and no memory.
 */
const LIMITS: ZipLimits = {
  entries: 10_000,
  entryBytes: 2_000_000_000,
  totalBytes: 4_000_000_000,
  ratio: 500,
  depth: 10,
};

/** Reads the directory and the list of sheets. Throws as `listZip`, and `damaged` when it is no workbook in order. */
export async function openXlsx(bytes: Uint8Array, called: string): Promise<XlsxBook> {
  const parts = new Map(
    listZip(bytes, called, LIMITS).map((entry) => [entry.name.toLowerCase(), entry]),
  );
  const read = (name: string, events: XmlEvents) => {
    const entry = findPart(parts, name, called);
    checkSmall({ called }, entry);
    return readPart({ bytes, called }, entry, events);
  };

  const top = await readRelations(read, '_rels/.rels', '');
  const workbook = top.find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const folder = workbook.slice(0, workbook.lastIndexOf('/') + 1);
  const file = workbook.slice(folder.length);
  const relations = await readRelations(read, `${folder}_rels/${file}.rels`, folder);
  const partOf = (type: string) =>
    parts.get(relations.find((relation) => relation.type === type)?.target.toLowerCase() ?? '');
  const { listed, is1904 } = await readWorkbook(read, workbook);
  const sheets = listed.flatMap(({ name, id, isHidden }) => {
    const relation = relations.find((one) => one.id === id && one.type === 'worksheet');
    return relation ? [{ name, isHidden, entry: findPart(parts, relation.target, called) }] : [];
  });
  return {
    called,
    bytes,
    sheets,
    is1904,
    parts: { sharedStrings: partOf('sharedStrings'), styles: partOf('styles') },
  };
}

type ReadPart = (name: string, events: XmlEvents) => Promise<void>;
type Relation = { id: string; type: string; target: string };

/** A relation's target is relative to `folder`, or begins at the top with `/`. */
async function readRelations(read: ReadPart, name: string, folder: string): Promise<Relation[]> {
  const relations: Relation[] = [];
  await read(name, {
    open: (tag, attribute) => {
      if (tag !== 'Relationship') return;
      const target = attribute('Target');
      relations.push({
        id: attribute('Id'),
        type: attribute('Type').replace(/^.*\//, ''),
        target: target.startsWith('/') ? target.slice(1) : resolveSteps(folder + target),
      });
    },
  });
  return relations;
}

const resolveSteps = (path: string): string =>
  path
    .split('/')
    .reduce<string[]>((steps, step) => (step === '..' ? steps.slice(0, -1) : [...steps, step]), [])
    .join('/');

async function readWorkbook(read: ReadPart, name: string) {
  const listed: { name: string; id: string; isHidden: boolean }[] = [];
  let is1904 = false;
  await read(name, {
    open: (tag, attribute) => {
      if (tag === 'workbookPr') is1904 = ['1', 'true'].includes(attribute('date1904'));
      if (tag !== 'sheet') return;
      listed.push({
        name: unescapeText(attribute('name')),
        id: attribute('*:id'),
        isHidden: attribute('state') !== '' && attribute('state') !== 'visible',
      });
    },
  });
  return { listed, is1904 };
}

function findPart(parts: ReadonlyMap<string, ZipEntry>, name: string, called: string): ZipEntry {
  const entry = parts.get(name.toLowerCase());
  if (entry) return entry;
  throw new AppError(
    'damaged',
    `${called} can’t be read: its part ${name} is missing. Open it in a spreadsheet program and save it anew, or as CSV.`,
  );
}

/** Of parts that are kept in memory as they are read: lists of sheets, parts and formats. */
const MOST_OF_SMALL = 20_000_000;

export function checkSmall({ called }: Pick<XlsxBook, 'called'>, { name, size }: ZipEntry): void {
  if (size <= MOST_OF_SMALL) return;
  throw new AppError(
    'invalid_input',
    `${called} is not read: its part ${name} is larger than any program writes it. Open it in a spreadsheet program and save it anew, or as CSV.`,
  );
}

/** All events of one part. */
export async function readPart(
  { bytes, called }: Pick<XlsxBook, 'bytes' | 'called'>,
  entry: ZipEntry,
  events: XmlEvents,
): Promise<void> {
  const reader = createXmlReader(called, events);
  for await (const piece of inflateEntry(bytes, entry, called)) reader.write(piece);
  reader.end();
}

/** Characters that XML does not have are written `_x000D_`, and an honest `_x000D_` as `_x005F_x000D_` (22.9.2.19). */
export const unescapeText = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text;
