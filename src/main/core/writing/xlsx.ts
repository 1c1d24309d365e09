/**
 * A workbook of one sheet as it is made (ECMA-376, SpreadsheetML): cells with types, a head that stays, and nothing that a program
 * would run. Texts stand in the cells themselves, so that rows can be written while they come (docs/adr/0019-own-workbook-writer.md).
 */
import { AppError } from '#shared/contract/errors.ts';
import { turned } from '../turns.ts';
import { zipOf, type ZipFile } from './zip.ts';

/** A day is one of Excel's calendar, which begins in 1900; earlier ones, and whatever is less exact, have to be texts. */
export type SheetCell = string | number | { day: string } | null;

export type Sheet = {
  /** Names of columns, with their widths in pixels. */
  columns: readonly { title: string; width: number }[];
  rows: Iterable<readonly SheetCell[]>;
  /** The tab's name; what Excel does not take is left out. */
  title: string;
};

/** Excel's own limits. */
export const MOST_SHEET_ROWS = 1_048_576;
export const LONGEST_CELL = 32_767;

/** `at`: the time that the file carries. Throws `invalid_input` for more rows than a sheet has. */
export function xlsxOf(sheet: Sheet, at: Date): AsyncGenerator<Uint8Array> {
  return zipOf(filesOf(sheet), at);
}

function* filesOf(sheet: Sheet): Generator<ZipFile> {
  const part = (name: string, text: string): ZipFile => ({ name, pieces: [HEAD + text] });
  yield part('[Content_Types].xml', CONTENT_TYPES);
  yield part('_rels/.rels', relationships([['officeDocument', 'xl/workbook.xml']]));
  yield part('xl/workbook.xml', workbook(sheet.title));
  yield part(
    'xl/_rels/workbook.xml.rels',
    relationships([
      ['worksheet', 'worksheets/sheet1.xml'],
      ['styles', 'styles.xml'],
    ]),
  );
  yield part('xl/styles.xml', STYLES);
  yield { name: 'xl/worksheets/sheet1.xml', pieces: sheetXml(sheet) };
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const CONTENT_TYPES =
  `<Types xmlns="${PACKAGE}/content-types">` +
  `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
  `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>` +
  `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/>` +
  `<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`;

const relationships = (targets: readonly (readonly [type: string, target: string])[]): string =>
  `<Relationships xmlns="${PACKAGE}/relationships">${targets
    .map(
      ([type, target], at) =>
        `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

const workbook = (title: string): string =>
  `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>` +
  `<sheet name="${escaped(sheetName(title))}" sheetId="1" r:id="rId1"/></sheets></workbook>`;

/** At the most 31 characters, none of them of those that Excel uses in formulas. */
function sheetName(title: string): string {
  const plain = title.replaceAll(/[\\/?*[\]:']/g, ' ').trim();
  return [...plain].slice(0, 31).join('').trim() || 'Sheet';
}

/** Cell styles by number: 0 plain, 1 the head, 2 a day, 3 text that must not be taken for a number. */
const STYLE = { head: 1, day: 2, text: 3 } as const;
const DAY_FORMAT = 164;
const STYLES =
  `<styleSheet xmlns="${MAIN}">` +
  `<numFmts count="1"><numFmt numFmtId="${DAY_FORMAT}" formatCode="yyyy\\-mm\\-dd"/></numFmts>` +
  `<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>` +
  `<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
  `<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
  `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
  `<cellXfs count="4">` +
  `<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>` +
  `<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>` +
  `<xf numFmtId="${DAY_FORMAT}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>` +
  `<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>` +
  `<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/** A character of the usual font at its usual size. */
const PIXELS = 7;
const PIECE = 256 * 1_024;

async function* sheetXml({ columns, rows }: Sheet): AsyncGenerator<string> {
  const letters = columns.map((_, at) => lettersOf(at));
  const widths = columns.map(
    ({ width }, at) =>
      `<col min="${at + 1}" max="${at + 1}" width="${(width / PIXELS).toFixed(1)}" customWidth="1"/>`,
  );
  let piece =
    `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">` +
    `<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
    `<cols>${widths.join('')}</cols><sheetData>` +
    rowXml(
      1,
      columns.map(({ title }, at) => textCell(title, `${letters[at]}1`, STYLE.head)),
    );
  let number = 1;
  for await (const row of turned(rows)) {
    number += 1;
    if (number > MOST_SHEET_ROWS) throw tooMany();
    piece += rowXml(
      number,
      row.map((cell, at) => cellXml(cell, `${letters[at]}${number}`)),
    );
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}</sheetData></worksheet>`;
}

const rowXml = (number: number, cells: string[]): string =>
  `<row r="${number}">${cells.join('')}</row>`;

/** '' for nothing: what stands in no place is left out. */
function cellXml(cell: SheetCell, place: string): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'string') return textCell(cell, place, STYLE.text);
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
  return `<c r="${place}" s="${STYLE.day}"><v>${serialOf(cell.day)}</v></c>`;
}

const textCell = (text: string, place: string, style: number): string =>
  `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;

/** A, B ... Z, AA, AB ... */
function lettersOf(column: number): string {
  const before = Math.floor(column / 26);
  const letter = String.fromCharCode(65 + (column % 26));
  return before === 0 ? letter : lettersOf(before - 1) + letter;
}

const DAY_MS = 86_400_000;
const FIRST_DAY = Date.UTC(1899, 11, 30);
/** Excel takes 1900 for a leap year, so that its days are right from here on only. */
export const FIRST_SHEET_DAY = '1900-03-01';

const serialOf = (day: string): number => (Date.parse(day) - FIRST_DAY) / DAY_MS;

/**
 * What XML can't hold is written as `_x000B_` (ECMA-376, 22.9.2.19); so is the beginning of a text that looks like that already.
 * A half of a character is replaced by the sign for that.
 */
function escaped(text: string): string {
  return text
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\r]/g, (character) => {
      const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
      return `_x${code}_`;
    })
    .replaceAll(/\p{Surrogate}/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

const tooMany = (): AppError =>
  new AppError(
    'invalid_input',
    `A sheet has room for ${(MOST_SHEET_ROWS - 1).toLocaleString('en')} rows, and there are more. Export as CSV, or a part of them.`,
  );
