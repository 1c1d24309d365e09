import { describe, expect, it } from 'vitest';
import { decodeText } from '../encoding.ts';
import { read } from './shown.ts';

/** The other way round than `decodeText`, for encodings of one byte a character. */
function encoded(text: string, encoding: string): Uint8Array {
  const bytes = new Map(
    Array.from({ length: 256 }, (_, byte) => [decodeText(Uint8Array.of(byte), encoding), byte]),
  );
  return Uint8Array.from(text, (character) => bytes.get(character) ?? 63);
}

const ARABIC =
  'وقال المتحدث إن الصناديق كلها كانت في المخزن، ولم يفتحها أحد قبل نهاية السنة الماضية.';
const ENGLISH =
  'The café on the river – “the house” – was closed for twelve days, and naïve people waited there.';

describe('text in any encoding', () => {
  it.each([
    ['UTF-8', Buffer.from(ARABIC), ARABIC],
    ['UTF-8 with BOM', Buffer.from(`\ufeff${ARABIC}`), ARABIC],
    ['UTF-16, little-endian, with BOM', Buffer.from(`\ufeff${ARABIC}`, 'utf16le'), ARABIC],
    ['UTF-16, big-endian, with BOM', Buffer.from(`\ufeff${ARABIC}`, 'utf16le').swap16(), ARABIC],
    ['UTF-16 without BOM', Buffer.from(ENGLISH, 'utf16le'), ENGLISH],
  ])('is read: %s', async (_, bytes, text) => {
    expect(await read(bytes, 'a.txt')).toMatchObject({ kind: 'text', text, notices: [] });
  });

  it.each([
    ['windows-1256', ARABIC],
    ['windows-1252', ENGLISH],
  ])('is read with a notice where it is a guess: %s', async (encoding, text) => {
    const document = await read(encoded(text, encoding), 'a.txt');
    expect(document.text).toBe(text);
    expect(document.notices).toEqual([
      expect.stringMatching(/^The encoding is a guess: .*Windows-125/),
    ]);
  });

  it('is read as the user says; what does not fit is counted', async () => {
    const bytes = encoded(ARABIC, 'windows-1256');
    expect((await read(bytes, 'a.txt', { encoding: 'windows-1256' })).notices).toEqual([]);
    const wrong = await read(bytes, 'a.txt', { encoding: 'utf-8' });
    expect(wrong.notices).toEqual([
      expect.stringMatching(/^\d+ characters can’t be read as Unicode \(UTF-8\)\.$/),
    ]);
    await expect(read(bytes, 'a.txt', { encoding: 'klingon' })).rejects.toThrow(
      /no encoding “klingon”/,
    );
  });
});

describe('the kind of a file', () => {
  it.each([
    ['a.txt', '<!DOCTYPE html><p>x', 'html'],
    ['a.txt', ' <!-- x --> <html><p>x', 'html'],
    ['a.txt', 'a < b', 'text'],
    ['a.html', 'x', 'html'],
    ['A.XHTML', '<p>x</p>', 'html'],
    ['a.md', '# x', 'markdown'],
    ['noname', 'x', 'text'],
  ])('%s with %j is %3$s', async (name, content, kind) => {
    expect(await read(content, name)).toMatchObject({ kind });
  });

  it.each([
    ['a.xlsx', 'PK\x03\x04...', 'invalid_input', /is a zip/],
    ['a.doc', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'invalid_input', /old Word file/],
    ['a.docx', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'invalid_input', /with a password/],
    ['a.rtf', '{\\rtf1 x}', 'invalid_input', /Rich Text/],
    ['a.mht', 'MIME-Version: 1.0', 'invalid_input', /web archive/],
    ['a.pdf', 'x', 'damaged', /does not begin as a PDF/],
    ['a.docx', 'x', 'damaged', /not packed as a Word file/],
    ['a.txt', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\0\0\x01\0', 'invalid_input', /is no text/],
    ['a.txt', ' \n\t ', 'invalid_input', /no text in it/],
    ['a.txt', '', 'invalid_input', /no text in it/],
  ])('%s with %j is refused with a reason', async (name, content, code, message) => {
    const reading = read(Buffer.from(content, 'latin1'), name);
    await expect(reading).rejects.toThrow(message);
    await expect(reading).rejects.toMatchObject({ code });
  });

  it('is named in the message without what would disturb it', async () => {
    await expect(read('', 'a\u202e\n.txt')).rejects.toThrow('“a\ufffd\ufffd.txt”');
  });

  it('decides how large a file may be', async () => {
    const bytes = new Uint8Array(2_000_001).fill(97);
    await expect(read(bytes, 'a.md')).rejects.toThrow(/has 3 MB, and 2 MB is the most/);
    expect((await read(bytes, 'a.txt')).text).toHaveLength(2_000_001);
  });
});

it('is left when nobody wants it any more', async () => {
  await expect(read('x', 'a.txt', { signal: AbortSignal.abort() })).rejects.toMatchObject({
    name: 'AbortError',
  });
});
