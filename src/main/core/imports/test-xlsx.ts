/** For tests: workbooks made by hand, so that every oddity can be. */
import { strToU8, zipSync, type Zippable } from 'fflate';

export const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export type TestBook = {
  /** Name of a sheet, and what stands between `<sheetData>` and its end. */
  sheets: Record<string, string>;
  sharedStrings?: string;
  styles?: string;
  date1904?: boolean;
  /** Parts to add or to put in the place of the usual ones. */
  parts?: Record<string, string>;
  isStored?: boolean;
};

export function xlsxBytes(book: TestBook): Uint8Array {
  const names = Object.keys(book.sheets);
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  const relations = (all: string) =>
    `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all}</Relationships>`;
  const parts: Record<string, string> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    '_rels/.rels': relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `${HEAD}<workbook ${MAIN} xmlns:r="${RELATIONS}"><workbookPr date1904="${book.date1904 ? 1 : 0}"/><sheets>${names
      .map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      names
        .map((_, at) => relation(`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`))
        .join('') +
        relation('rId90', 'sharedStrings', 'sharedStrings.xml') +
        relation('rId91', 'styles', '/xl/styles.xml'),
    ),
    'xl/sharedStrings.xml': `${HEAD}<sst ${MAIN}>${book.sharedStrings ?? ''}</sst>`,
    'xl/styles.xml': `${HEAD}<styleSheet ${MAIN}>${book.styles ?? ''}</styleSheet>`,
    ...Object.fromEntries(
      names.map((name, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        `${HEAD}<worksheet ${MAIN}><sheetData>${book.sheets[name]}</sheetData></worksheet>`,
      ]),
    ),
    ...book.parts,
  };
  const files: Zippable = {};
  for (const [name, content] of Object.entries(parts)) files[name] = strToU8(content);
  return zipSync(files, { level: book.isStored ? 0 : 6 });
}

/** Rows of cells as `<row>`s with inline text. */
export const inlineRows = (rows: readonly (readonly string[])[]): string =>
  rows
    .map(
      (cells) =>
        `<row>${cells.map((cell) => `<c t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`).join('')}</row>`,
    )
    .join('');

const escapeXml = (text: string): string =>
  text
    .replace(/_x[0-9A-Fa-f]{4}_/g, '_x005F$&')
    .replace(
      /[\0-\x08\x0b-\x1f\ufffe\uffff]|\r/g,
      (character) => `_x${character.charCodeAt(0).toString(16).padStart(4, '0')}_`,
    )
    .replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
