/** How a file is read as a table, where the guess is to be put right. */
import { AppError } from '#shared/contract/errors.ts';
import type { ImportDraft } from '#shared/contract/imports-api.ts';
import type { HeaderPlace, TableSettings } from '#shared/model/import-table.ts';
import { UsageError } from './exit-codes.ts';

export type TableWish = {
  encoding: string | undefined;
  delimiter: string | undefined;
  /** A row, counted from 1 without empty ones, or `none`. */
  header: string | undefined;
  sheet: string | undefined;
};

const DELIMITERS = new Map([
  ['comma', ','],
  ['semicolon', ';'],
  ['tab', '\t'],
  ['pipe', '|'],
]);

/** null: as guessed. Throws `UsageError` for what does not go with such a file, `not_found`. */
export function settingsOf(draft: ImportDraft, wish: TableWish): TableSettings | null {
  const { settings, fileName } = draft;
  const given = Object.entries(wish).filter(([, value]) => value !== undefined);
  if (given.length === 0) return null;
  const allowed = OPTIONS[settings.kind];
  const other = given.find(([name]) => !allowed.includes(name))?.[0];
  if (other !== undefined)
    throw new UsageError(
      `--${other} says nothing about ${fileName}, which is read as ${settings.kind}.`,
    );
  if (wish.encoding !== undefined) checkEncoding(draft, wish.encoding);
  switch (settings.kind) {
    case 'json':
      return { ...settings, encoding: wish.encoding ?? settings.encoding };
    case 'csv': {
      const { delimiter = settings.delimiter, encoding = settings.encoding } = wish;
      const sign = DELIMITERS.get(delimiter) ?? delimiter;
      return { ...settings, encoding, delimiter: sign, header: headerOf(settings.header, wish) };
    }
    case 'xlsx':
      return {
        ...settings,
        sheet: wish.sheet ?? settings.sheet,
        header: headerOf(settings.header, wish),
      };
  }
}

const OPTIONS: Record<TableSettings['kind'], readonly string[]> = {
  csv: ['encoding', 'delimiter', 'header'],
  json: ['encoding'],
  xlsx: ['sheet', 'header'],
};

function checkEncoding({ encodings }: ImportDraft, wanted: string): void {
  if (encodings.some(({ id }) => id === wanted)) return;
  const known = encodings.map(({ id }) => id).join(', ');
  throw new AppError('not_found', `There is no encoding “${wanted}”. There are ${known}.`);
}

function headerOf(guessed: HeaderPlace, { header }: TableWish): HeaderPlace {
  if (header === undefined) return guessed;
  if (header === 'none') return { names: null, tags: null };
  const row = Number(header);
  if (!Number.isInteger(row) || row < 1 || row > 1_000)
    throw new UsageError(`--header is the number of a row, or none, not “${header}”.`);
  return { names: row, tags: null };
}
