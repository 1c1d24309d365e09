import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/contract/errors.ts';
import { createDecoder, decodeText, detectEncoding, knownEncodings } from './encoding.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The other way round than `decodeText`, for encodings of one byte a character. */
function singleByte(text: string, encoding: string): Uint8Array {
  const bytes = new Map<string, number>();
  for (let byte = 255; byte >= 0; byte--)
    bytes.set(decodeText(Uint8Array.of(byte), encoding), byte);
  return Uint8Array.from(text, (character) => {
    const byte = bytes.get(character);
    if (byte === undefined) throw new Error(`${encoding} has no ${character}`);
    return byte;
  });
}

function utf16(text: string, encoding: 'utf-16le' | 'utf-16be'): Uint8Array {
  const bytes = Buffer.from(text, 'utf16le');
  return encoding === 'utf-16le' ? bytes : bytes.swap16();
}

const BOM = '\ufeff';
const PLAIN = 'id,place\n1,Kabul\n';
const ARABIC = 'المكان;التاريخ\nكابل;12-Mar-15\n';

describe('a BOM', () => {
  it.each([
    ['utf-8', utf8(BOM + ARABIC)],
    ['utf-16le', utf16(BOM + ARABIC, 'utf-16le')],
    ['utf-16be', utf16(BOM + ARABIC, 'utf-16be')],
  ])('says %s, and is no part of the text', (encoding, bytes) => {
    expect(detectEncoding(bytes)).toEqual({ encoding, why: 'bom' });
    expect(decodeText(bytes, encoding)).toBe(ARABIC);
  });
});

describe('UTF-16 without a BOM', () => {
  it.each([
    ['utf-16le', PLAIN],
    ['utf-16be', PLAIN],
    ['utf-16le', ARABIC],
    ['utf-16be', ARABIC],
    ['utf-16le', '地点，日期\n喀布尔，二月\n'.repeat(3)],
    ['utf-16be', '地点，日期\n喀布尔，二月\n'.repeat(3)],
  ] as const)('%s is known by its zeros: %j', (encoding, text) => {
    const bytes = utf16(text, encoding);
    expect(detectEncoding(bytes)).toEqual({ encoding, why: 'nul-pattern' });
    expect(decodeText(bytes, encoding)).toBe(text);
  });

  it('is not seen in UTF-8 with a stray NUL', () => {
    expect(detectEncoding(utf8(`${PLAIN.repeat(20)}\0`)).encoding).toBe('utf-8');
  });
});

describe('UTF-8', () => {
  it.each([PLAIN, ARABIC, 'Été à Bâle', '喀布尔', ''])('is what it is: %j', (text) => {
    expect(detectEncoding(utf8(text))).toEqual({ encoding: 'utf-8', why: 'utf-8' });
  });

  it('may be cut in the middle of a character only where a beginning is looked at', () => {
    const cut = utf8('Kabul كابل').subarray(0, -1);
    expect(detectEncoding(cut, 'beginning')).toEqual({ encoding: 'utf-8', why: 'utf-8' });
    expect(detectEncoding(cut).why).toBe('guess');
    expect(detectEncoding(singleByte('Café', 'windows-1252')).encoding).toBe('windows-1252');
  });
});

const LONG_ARABIC = 'قتل ثلاثة أشخاص في هجوم على مدينة كابل، وأعلنت الجماعة مسؤوليتها عن الهجوم.';
const PERSIAN = 'سه نفر در حمله به شهر کابل کشته شدند؛ گروه پذیرفت که چنین کرده است.'.replaceAll(
  'ی',
  'ي',
);

describe('a guess', () => {
  it.each([
    ['windows-1256', LONG_ARABIC],
    ['windows-1256', ARABIC],
    ['windows-1256', 'id;place\n1;كابل\n'],
    ['windows-1256', 'id;name\n1;محمد\n2;علي\n3;بدر\n'],
    ['windows-1256', PERSIAN],
    ['windows-1256', 'كابل'],
    ['windows-1252', 'Événement;Décès;Lieu\nAttaque à Bâle;3;Besançon\n'],
    ['windows-1252', 'Übergriff;Tote\nMünchen;9'],
    ['windows-1252', 'id,place\n1,Ciudad Juárez\n2,Medellín\n3,São Paulo'],
    ['windows-1252', 'price\n“5 €” – said'],
    ['windows-1251', 'Название;Дата;Погибшие\nКабул;12.03.2015;3'],
    ['windows-1251', 'id;place\n1;Кабул\n'],
    ['koi8-r', 'Название места и дата события, число погибших и раненых'],
    ['windows-1253', 'Ίδρυμα;Άμφισσα;Άργος'],
    ['iso-8859-7', 'Ίδρυμα;Άμφισσα;Άργος'],
    ['windows-1253', 'Επίθεση;Ημερομηνία\nΑθήνα;Θεσσαλονίκη'],
    ['windows-1255', 'פיגוע בירושלים;תאריך\nתל אביב;חיפה'],
    [
      'windows-1254',
      'Saldırı;Şehir;Ölü\nİstanbul’da bir saldırıda üç kişi öldü, beş kişi yaralandı.',
    ],
    ['windows-1250', 'Útok;Město\nBrno;žluťoučký kůň příšerně úpěl'],
    ['iso-8859-6', LONG_ARABIC],
  ])('%s: %j', (encoding, text) => {
    const bytes = singleByte(text, encoding);
    const { encoding: guessed, why } = detectEncoding(bytes);
    expect({ text: decodeText(bytes, guessed), why }).toEqual({ text, why: 'guess' });
  });

  it.each([
    [
      'shift_jis',
      [
        0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea, 0x82, 0xcc, 0x95, 0xb6, 0x8f, 0xcd, 0x82, 0xc5, 0x82,
        0xb7,
      ],
    ],
    [
      'gb18030',
      [
        0xd5, 0xe2, 0xca, 0xc7, 0xd2, 0xbb, 0xb8, 0xf6, 0xce, 0xc4, 0xbc, 0xfe, 0xa3, 0xac, 0xd6,
        0xd0, 0xce, 0xc4,
      ],
    ],
  ])('%s', (encoding, bytes) => {
    const repeated = Uint8Array.from(Array.from({ length: 20 }, () => bytes).flat());
    expect(detectEncoding(repeated).encoding).toBe(encoding);
  });

  it('takes UTF-8 with a damaged byte for what it is', () => {
    const bytes = utf8(ARABIC.repeat(20));
    bytes[301] = 0x20;
    expect(detectEncoding(bytes)).toEqual({ encoding: 'utf-8', why: 'guess' });
  });

  it('is one of the list, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const { encoding } = detectEncoding(bytes);
        expect(typeof decodeText(bytes, encoding)).toBe('string');
      }),
      { numRuns: 2_000 },
    );
  });

  it.each<[string, Uint8Array]>([
    ['noise', Uint8Array.from({ length: 3_000_000 }, (_, at) => ((at * 7919) % 253) + 3)],
    ['one endless word', Buffer.concat([Buffer.alloc(65_000, 'a'), Uint8Array.of(0x20, 0xe9)])],
    ['one endless foreign word', Buffer.alloc(65_000, 0xc7)],
    ['letters and signs', Buffer.alloc(65_000, Uint8Array.of(0xc7, 0x41, 0xa2))],
    ['marks', Buffer.alloc(65_000, Uint8Array.of(0xcc, 0x81, 0xff))],
    ['lines of one byte', Buffer.alloc(65_000, Uint8Array.of(0xe9, 0x0a))],
  ])('is made of %s too, in a time that does not grow out of hand', (_, bytes) => {
    const started = performance.now();
    expect(knownEncodings.map(({ id }) => id)).toContain(detectEncoding(bytes).encoding);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('knownEncodings', () => {
  it('are all decoded by this program', () => {
    for (const { id } of knownEncodings)
      expect(decodeText(utf8('Kabul'), id).length).toBeGreaterThan(0);
    expect(new Set(knownEncodings.map(({ label }) => label)).size).toBe(knownEncodings.length);
  });

  it('do not mistake Windows-1252 for ISO 8859-1', () => {
    const bytes = Uint8Array.from({ length: 32 }, (_, at) => at + 0x80);
    const text = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
    expect(decodeText(bytes, 'windows-1252')).toBe(text);
    expect(createDecoder('windows-1252')(bytes, true)).toBe(text);
  });

  it('are the only ones', () => {
    expect(() => createDecoder('utf-7')).toThrow(AppError);
    expect(() => decodeText(utf8('x'), '__proto__')).toThrow(/Choose one of the list/);
  });

  it('decode in pieces what is cut in the middle of a character', () => {
    const decode = createDecoder('utf-8');
    let text = '';
    for (const byte of utf8(BOM + ARABIC)) text += decode(Uint8Array.of(byte), true);
    expect(text + decode(new Uint8Array(), false)).toBe(ARABIC);
  });
});
