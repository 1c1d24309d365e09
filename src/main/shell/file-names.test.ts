import { describe, expect, it } from 'vitest';
import { safeFileName, withExtension } from './file-names.ts';

describe('safeFileName', () => {
  it.each([
    ['Events', 'Events.csv'],
    ['Events.CSV', 'Events.csv'],
    ['  a   b\n c ', 'a b c.csv'],
    ['killed > 10: "Kabul"/Herat', 'killed - 10- -Kabul--Herat.csv'],
    ['../../etc/passwd', '-..-etc-passwd.csv'],
    ['C:\\Windows\\x', 'C--Windows-x.csv'],
    ['notes...', 'notes.csv'],
    ['notes . .', 'notes.csv'],
    ['.hidden', 'hidden.csv'],
    ['..', 'Untitled.csv'],
    ['', 'Untitled.csv'],
    ['con', '_con.csv'],
    ['LPT1.backup', '_LPT1.backup.csv'],
    ['COM¹', '_COM¹.csv'],
    ['conflict', 'conflict.csv'],
    ['report\u202Evsc.exe', 'reportvsc.exe.csv'],
    ['zero\u0000width\u200B', 'zerowidth.csv'],
    ['داعش', 'داعش.csv'],
    ['e\u0301', 'é.csv'],
  ])('makes %j into %j', (suggested, expected) => {
    expect(safeFileName(suggested, '.csv')).toBe(expected);
  });

  it('stays within 200 bytes and never cuts a character', () => {
    const name = safeFileName('خراسان😀'.repeat(60), '.csv');
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
    expect(name).not.toContain('\uFFFD');
    expect(name.endsWith('.csv')).toBe(true);
  });
});

describe('withExtension', () => {
  it('adds it only where it is missing', () => {
    expect(withExtension('/tmp/a', '.csv')).toBe('/tmp/a.csv');
    expect(withExtension('/tmp/a.CSV', '.csv')).toBe('/tmp/a.CSV');
    expect(withExtension('/tmp/a.txt', '.csv')).toBe('/tmp/a.txt.csv');
  });
});
