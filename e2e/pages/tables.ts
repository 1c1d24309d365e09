/** Files to be imported, made for tests: awkward ones, as they come from offices. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestInfo } from '@playwright/test';

/** UCDP GED 19.1 for Myanmar and Bangladesh: 3,194 rows. */
export const gedSample = fileURLToPath(
  new URL('../../src/main/core/imports/fixtures/ged191-myanmar-bangladesh.zip', import.meta.url),
);

/** In a folder of the test's own, which is not the program's. */
export function writeTable(testInfo: TestInfo, name: string, content: string | Uint8Array): string {
  const folder = testInfo.outputPath('tables');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

/** Node decodes Windows-1256 but does not encode it. */
export function inWindows1256(text: string): Uint8Array {
  const bytes = Array.from({ length: 256 }, (_, byte) => byte);
  const decoded = new TextDecoder('windows-1256').decode(Uint8Array.from(bytes));
  const byteOf = new Map([...decoded].map((character, byte) => [character, byte]));
  return Uint8Array.from(text, (character) => {
    const byte = byteOf.get(character);
    if (byte === undefined) throw new Error(`${character} is not in Windows-1256.`);
    return byte;
  });
}

const PLACES = ['كابول', 'هرات', 'قندهار', 'جلال آباد'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * Sixty incidents with Arabic names of places: two lines of titles, the header in row 3, semicolons between cells, dates like
 * 12-Mar-15, a semicolon and a line break in quoted cells, thousands with a point, and "-" for what is not known.
 */
export function awkwardCsv(): string {
  const rows = Array.from({ length: 60 }, (_, at) => {
    const day = `${(at % 27) + 1}-${MONTHS[at % 12]}-15`;
    const killed = at % 10 === 9 ? '-' : at === 7 ? '1.200' : String(at);
    const remark = at === 3 ? '"سطر أول;\nسطر ثان"' : `ملاحظة ${at}`;
    return [`INC-${String(at + 1).padStart(3, '0')}`, day, PLACES[at % 4], killed, remark].join(
      ';',
    );
  });
  return ['تقرير الحوادث;;;;', 'إعداد المكتب;;;;', 'ID;Date;المكان;Killed;Remarks', ...rows].join(
    '\r\n',
  );
}

export const release = (...rows: readonly string[]): string =>
  `id,title,day,killed\n${rows.join('\n')}\n`;
