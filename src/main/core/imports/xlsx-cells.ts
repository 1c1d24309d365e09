/** What the cells of a workbook refer to, the texts and the formats, and the text of a cell. */
import { AppError } from '#shared/contract/errors.ts';
import { checkSmall, readPart, unescapeText, type XlsxBook } from './xlsx-book.ts';
import { cellFormat, dateText, type CellFormat } from './xlsx-format.ts';

export type CellContext = {
  texts: readonly string[];
  /** By the number of a cell's style. */
  formats: readonly CellFormat[];
  is1904: boolean;
};

/** Characters of all different texts of a workbook together. They have to be in memory while a sheet is read. */
const MOST_TEXT = 300_000_000;

/** Throws `invalid_input` where there are more than `mostText` characters of text. */
export async function readCellContext(book: XlsxBook, mostText = MOST_TEXT): Promise<CellContext> {
  return {
    texts: await readTexts(book, mostText),
    formats: await readFormats(book),
    is1904: book.is1904,
  };
}

/** Runs of formatted text are joined; readings for East Asian scripts (`rPh`) are left out. */
async function readTexts(book: XlsxBook, mostText: number): Promise<string[]> {
  const texts: string[] = [];
  const entry = book.parts.sharedStrings;
  if (!entry) return texts;
  let total = 0;
  let current = '';
  let isText = false;
  let isReading = false;
  const count = (characters: number): void => {
    total += characters;
    if (total > mostText) throw tooMuchText(book.called, mostText);
  };
  await readPart(book, entry, {
    open: (tag) => {
      if (tag === 'si') current = '';
      else if (tag === 't') isText = true;
      else if (tag === 'rPh') isReading = true;
    },
    text: (text) => {
      if (!isText || isReading) return;
      count(text.length);
      current += text;
    },
    close: (tag) => {
      if (tag === 't') isText = false;
      else if (tag === 'rPh') isReading = false;
      else if (tag === 'si') {
        // A text of nothing takes up some memory too.
        count(8);
        texts.push(unescapeText(current));
      }
    },
  });
  return texts;
}

const tooMuchText = (called: string, most: number): AppError =>
  new AppError(
    'invalid_input',
    `${called} holds more than ${most} characters of text. Save it as CSV, and take that.`,
  );

async function readFormats(book: XlsxBook): Promise<CellFormat[]> {
  const formats: CellFormat[] = [];
  const codes = new Map<number, string>();
  const entry = book.parts.styles;
  if (!entry) return formats;
  checkSmall(book, entry);
  let isOfCells = false;
  await readPart(book, entry, {
    open: (tag, attribute) => {
      if (tag === 'numFmt') codes.set(Number(attribute('numFmtId')), attribute('formatCode'));
      else if (tag === 'cellXfs') isOfCells = true;
      else if (tag === 'xf' && isOfCells) {
        const id = Number(attribute('numFmtId'));
        formats.push(cellFormat(id, codes.get(id) ?? ''));
      }
    },
    close: (tag) => {
      if (tag === 'cellXfs') isOfCells = false;
    },
  });
  return formats;
}

/**
 * A cell's text. `type` and `style` are its attributes `t` and `s`, `raw` what is between its tags. Text stays as it is (`007`), a number
 * is its shortest spelling, a number shown as a date is ISO 8601 as far as it is shown, truth is TRUE or FALSE, an error its name (#N/A).
 */
export function cellText(type: string, style: string, raw: string, context: CellContext): string {
  switch (type) {
    case 's':
      return context.texts[Number(raw)] ?? '';
    case 'str':
    case 'inlineStr':
      return unescapeText(raw);
    case 'b':
      return raw === '1' || raw === 'true' ? 'TRUE' : 'FALSE';
    case 'e':
      return raw;
    case 'd':
      return raw.replace(/T00:00:00(?:\.0+)?Z?$/, '');
    default:
      return numberText(raw, context.formats[Number(style)] ?? 'number', context.is1904);
  }
}

function numberText(raw: string, format: CellFormat, is1904: boolean): string {
  const number = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(number)) return raw;
  const date = format === 'number' ? null : dateText(number, format, is1904);
  return date ?? String(number);
}
