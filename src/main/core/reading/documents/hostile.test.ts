/** Files that mean harm: each is read as the plain text that is in it, or refused with a reason; nothing is fetched, nothing runs. */
import dns from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { AppError } from '#shared/contract/errors.ts';
import { makeDocx, makePdf, pdfLines, wordDocument, wordParagraph } from './fixture.ts';
import { checked, read } from './shown.ts';

const reached: string[] = [];
const reach = (what: string) => (): never => {
  reached.push(what);
  throw new Error(`${what} is not to be used here`);
};

beforeAll(() => {
  vi.stubGlobal('fetch', reach('fetch'));
  vi.spyOn(net.Socket.prototype, 'connect').mockImplementation(reach('net'));
  vi.spyOn(http, 'request').mockImplementation(reach('http'));
  vi.spyOn(https, 'request').mockImplementation(reach('https'));
  vi.spyOn(dns, 'lookup').mockImplementation(
    Object.assign(reach('dns'), { __promisify__: reach('dns') }),
  );
  vi.stubGlobal('alert', reach('alert'));
});

afterAll(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  // Whatever a file did while it was read.
  expect(reached).toEqual([]);
});

const SECONDS = 5;
const MEGABYTES = 400;

/** Fails when it takes too much of the processor (others may keep the machine busy) or of memory. */
async function bounded<T>(work: () => Promise<T>): Promise<T> {
  const begun = process.cpuUsage();
  const before = process.memoryUsage.rss();
  try {
    return await work();
  } finally {
    expect(process.cpuUsage(begun).user / 1e6).toBeLessThan(SECONDS);
    expect((process.memoryUsage.rss() - before) / 1_000_000).toBeLessThan(MEGABYTES);
  }
}

describe('HTML', () => {
  const bad = 'https://evil.invalid/x';
  it.each([
    ['a script', `<script>alert(1)</script><script src="${bad}"></script>`],
    ['a script in an attribute', `<p onclick="alert(1)" onmouseover=alert(1)>Seen.</p>`],
    [
      'a script in a link',
      '<a href="javascript:alert(1)">Seen.</a><a href=" java\nscript:alert(1)">x</a>',
    ],
    ['a picture', `<img src="${bad}" onerror="alert(1)" srcset="${bad} 2x" alt="alert(1)">`],
    [
      'a style sheet',
      `<style>@import url(${bad}); p{background:url(${bad})}</style><link rel=stylesheet href="${bad}"><p style="background:url(${bad})">Seen.</p>`,
    ],
    [
      'a refresh and a base',
      `<meta http-equiv=refresh content="0;url=${bad}"><base href="${bad}"><a href="y">Seen.</a>`,
    ],
    [
      'frames and embedded files',
      `<iframe src="${bad}" srcdoc="<script>alert(1)</script>">x</iframe><object data="${bad}">x</object><embed src="${bad}"><video src="${bad}" poster="${bad}"></video>`,
    ],
    [
      'a form',
      `<form action="${bad}"><input name=q onfocus=alert(1) autofocus value="alert(1)"><button formaction="${bad}">alert(1)</button>Seen.</form>`,
    ],
    [
      'a drawing',
      `<svg onload="alert(1)"><script>alert(1)</script><image href="${bad}"/><foreignObject><iframe src="${bad}"></iframe></foreignObject><a href="javascript:alert(1)"><text>alert(1)</text></a></svg>`,
    ],
    [
      'a drawing that turns into HTML',
      '<svg><p><style><img src=x onerror=alert(1)></style></p></svg>',
    ],
    [
      'a formula that turns into HTML',
      '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    ],
    [
      'a formula with a link',
      '<math href="javascript:alert(1)"><mi xlink:href="javascript:alert(1)">alert(1)</mi></math>',
    ],
    ['a template', '<template><script>alert(1)</script><img src=x onerror=alert(1)></template>'],
    [
      'what is there without scripts',
      `<noscript><p title="</noscript><img src=x onerror=alert(1)>">alert(1)</noscript>`,
    ],
    [
      'comments',
      '<!-- alert(1) --><!--[if IE]><script>alert(1)</script><![endif]--><!--><script>alert(1)</script-->',
    ],
    ['an attribute without end', `<p title="${'alert(1)'.repeat(1_000)}`],
    [
      'names that JavaScript knows',
      '<p id=__proto__ constructor=x><a name=constructor __proto__="alert(1)">Seen.</a>',
    ],
  ])('with %s is the text that is in it', async (_, body) => {
    const document = await bounded(() => read(`<p>Before.</p>${body}<p>`, 'a.html'));
    const kept = JSON.stringify(document);
    for (const word of ['alert', 'evil', 'javascript', 'onerror', '<'])
      expect([word, kept.includes(word)]).toEqual([word, false]);
    expect(document.text).toMatch(/^Before\./);
    expect(document.text.replace('Before.', '').replace(/Seen\.|[x\n]/g, '')).toBe('');
  });

  it.each<[string, () => string, RegExp]>([
    ['elements in one another', () => '<div>'.repeat(100_000), /more than 400 deep/],
    ['emphasis in one another', () => '<b>'.repeat(100_000), /more than 400 deep/],
    [
      'links that are never closed',
      () => `${'<a><b><i><u>'.repeat(90)}${'<div></a>'.repeat(10_000)}`,
      /more than 400 deep/,
    ],
    ['paragraphs', () => '<p>x'.repeat(120_000), /120,000 paragraphs, and 100,000 is the most/],
  ])('with too many %s is refused', async (_, body, message) => {
    await bounded(() => expect(read(body(), 'a.html')).rejects.toThrow(message));
  });

  it.each<[string, () => string]>([
    ['an attribute of 10 MB', () => `<p title="${'x'.repeat(1e7)}">Seen.`],
    [
      '100,000 attributes',
      () => `<p ${Array.from({ length: 100_000 }, (_, at) => `a${at}`).join(' ')}>Seen.`,
    ],
    ['a million tags that mean nothing', () => `${'</x>'.repeat(1e6)}Seen.`],
    ['300,000 entities', () => `${'&zwj;'.repeat(300_000)}Seen.`],
    ['300 levels', () => `${'<div>'.repeat(300)}Seen.`],
  ])('with %s is read', async (_, body) => {
    const { text } = await bounded(() => read(body(), 'a.html'));
    expect(text.replaceAll('\u200d', '')).toBe('Seen.');
  });
});

describe('Markdown', () => {
  it('with markup of HTML is the text that is in it', async () => {
    const source =
      'Before.\n\n<script>alert(1)</script>\n\n![alert](https://evil.invalid/x)\n\n[Seen.](javascript:alert(1))\n\n<img src=x onerror=alert(1)>\n';
    expect((await read(source, 'a.md')).text).toBe('Before.\nSeen.');
  });

  it.each<[string, () => string]>([
    ['quotations', () => '>'.repeat(50_000)],
    ['lists', () => Array.from({ length: 900 }, (_, at) => `${' '.repeat(at * 2)}- x`).join('\n')],
    ['lists on one line', () => `${'- '.repeat(50_000)}x`],
  ])('with %s deep in one another is refused before it takes long', async (_, source) => {
    await bounded(() => expect(read(source(), 'a.md')).rejects.toThrow(/deep in one another/));
  });
});

describe('a Word file', () => {
  const entities =
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>';
  const document = (xml: string) => makeDocx('', { 'word/document.xml': strToU8(xml) });

  it.each<[string, () => Uint8Array, RegExp]>([
    [
      'that unpacks to a thousand times its size',
      () => makeDocx(wordParagraph('x'), { 'word/media/a.bin': new Uint8Array(5e7) }),
      /as no honest file does|is the most/,
    ],
    ['whose text does', () => document(' '.repeat(2e7)), /as no honest file does/],
    [
      'with more text than is read',
      () => makeDocx('', { 'word/document.xml': [new Uint8Array(2.1e7), { level: 0 }] }),
      /has 22 MB of text and markup, and 20 MB is the most/,
    ],
    [
      'with entities that multiply',
      () => document(entities + wordDocument('&b;')),
      /has a DOCTYPE/,
    ],
    [
      'with entities in its styles',
      () => makeDocx(wordParagraph('x'), { 'word/styles.xml': strToU8(entities) }),
      /has a DOCTYPE/,
    ],
    [
      'with parts deep in one another',
      () => makeDocx('<w:sdt><w:sdtContent>'.repeat(5_000)),
      /more than 400 deep/,
    ],
    ['that is cut off', () => makeDocx(wordParagraph('x')).subarray(0, -30), /can’t be unpacked/],
    ['that is no Word file', () => zipSync({ 'a.txt': strToU8('x') }), /without a Word document/],
    [
      'with XML that is none',
      () => document('<w:document><w:body>'),
      /not in order as a Word file/,
    ],
    [
      'with another document in it',
      () => document('<html>x</html>'),
      /not in order as a Word file|no text in it/,
    ],
    [
      'with a name that leads out',
      () => makeDocx(wordParagraph('x'), { '../../a.xml': strToU8('x') }),
      /a place outside/,
    ],
  ])('%s is refused', async (_, file, message) => {
    const bytes = file();
    await bounded(() => expect(read(bytes, 'a.docx')).rejects.toThrow(message));
  });

  it('with links to elsewhere has their words only', async () => {
    const relations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="javascript:alert(1)" TargetMode="External"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="https://evil.invalid/x" TargetMode="External"/></Relationships>`;
    const body = `<w:p><w:hyperlink r:id="r1"><w:r><w:t>Seen.</w:t></w:r></w:hyperlink></w:p>${wordParagraph('&lt;script&gt;')}`;
    const file = makeDocx(body, { 'word/_rels/document.xml.rels': strToU8(relations) });
    const read1 = await read(file, 'a.docx');
    expect(read1.text).toBe('Seen.\n<script>');
    expect(JSON.stringify(read1)).not.toMatch(/alert|evil/);
  });
});

describe('a PDF', () => {
  const page = pdfLines([{ text: 'Seen.', y: 700 }]);
  const seen: readonly [string, () => Uint8Array][] = [
    [
      'a script at opening',
      () => makePdf([page], { catalog: '/OpenAction << /S /JavaScript /JS (alert\\(1\\)) >>' }),
    ],
    [
      'scripts by name',
      () =>
        makePdf([page], {
          catalog:
            '/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (alert\\(1\\)) >>] >> >>',
        }),
    ],
    [
      'a link, a file to start, a form to send',
      () =>
        makePdf([page], {
          page: '/AA << /O << /S /URI /URI (https://evil.invalid/) >> /C << /S /Launch /F (/bin/sh) >> >> /Annots [<< /Type /Annot /Subtype /Widget /A << /S /SubmitForm /F (https://evil.invalid/) >> >>]',
        }),
    ],
    [
      'a font with code in its matrix (CVE-2024-4367)',
      () =>
        makePdf([page], {
          objects: [
            '<< /Type /Font /Subtype /Type1 /BaseFont /X /FontMatrix [1 0 0 1 0 (0\\); alert\\(1)] >>',
          ],
          page: '/Resources << /Font << /F1 3 0 R /F2 10 0 R >> >>',
        }),
    ],
    [
      'forms that draw themselves',
      () =>
        makePdf([`/X1 Do ${page}`], {
          page: '/Resources << /Font << /F1 3 0 R >> /XObject << /X1 10 0 R >> >>',
          objects: [
            '<< /Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources << /XObject << /X1 10 0 R >> >> /Length 6 >>\nstream\n/X1 Do\nendstream',
          ],
        }),
    ],
    [
      'arrays deep in one another',
      () => makePdf([page], { objects: ['['.repeat(1e6)], catalog: '/X 10 0 R' }),
    ],
    [
      'more pages promised than there are',
      () =>
        Buffer.from(
          makePdf([page]).toString('latin1').replace('/Count 1', '/Count 9999999'),
          'latin1',
        ),
    ],
    [
      'a broken table of objects',
      () =>
        Buffer.from(
          makePdf([page])
            .toString('latin1')
            .replace(/\d{10} 00000 n/g, '0000000001 00000 n'),
          'latin1',
        ),
    ],
    [
      'bytes before and after it',
      () => Buffer.concat([Buffer.alloc(500, 'x'), makePdf([page]), Buffer.alloc(500, 'x')]),
    ],
  ];
  it.each(seen)('with %s is the text that is in it', async (_, file) => {
    expect((await bounded(() => read(file(), 'a.pdf'))).text).toBe('Seen.');
  });

  const locked = `<< /Filter /Standard /V 1 /R 2 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> /P -4 >>`;
  it.each<[string, () => Uint8Array, RegExp]>([
    [
      'is encrypted',
      () =>
        makePdf([page], {
          objects: [locked],
          trailer: `/Encrypt 10 0 R /ID [<${'11'.repeat(16)}> <${'11'.repeat(16)}>]`,
        }),
      /opens with a password only/,
    ],
    [
      'is encrypted in an unknown way',
      () => makePdf([page], { objects: ['<< /Filter /Other /V 9 >>'], trailer: '/Encrypt 10 0 R' }),
      /not in order as a PDF/,
    ],
    ['is cut off', () => makePdf([page]).subarray(0, 200), /not in order as a PDF/],
    [
      'is noise',
      () => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(1e6, 7)]),
      /not in order as a PDF/,
    ],
    [
      'has a catalog deep in one another',
      () => makePdf([page], { catalog: `/X ${'['.repeat(1e6)}` }),
      /not in order as a PDF/,
    ],
    [
      'has pages that hold one another',
      () =>
        Buffer.from(
          makePdf([page])
            .toString('latin1')
            .replace(/\/Kids \[\d+ 0 R\]/, '/Kids [2 0 R]   '),
          'latin1',
        ),
      /not in order as a PDF|no page that is in order/,
    ],
  ])('that %s is refused', async (_, file, message) => {
    await bounded(() => expect(read(file(), 'a.pdf')).rejects.toThrow(message));
  });
});

const files: readonly [string, Uint8Array][] = [
  ['a.txt', Buffer.from('Title\n\n- one\n\n| a | b |\n| c | d |\n\n> said\n')],
  ['a.md', Buffer.from('# Title\n\n- *one*\n\n| a | b |\n|---|---|\n| c | d |\n')],
  [
    'a.html',
    Buffer.from('<h1>Title</h1><ul><li>one<ol><li>two</ol></ul><table><tr><td>a</table><svg><p>x'),
  ],
  ['a.docx', makeDocx(wordParagraph('One.') + wordParagraph('Two.', 'Heading1'))],
  ['a.pdf', makePdf([pdfLines([{ text: 'One.', y: 700 }]), pdfLines([{ text: 'Two.', y: 600 }])])],
];
it.each(files)(
  'of any change of any byte of %s comes a document in order, or a refusal',
  async (name, bytes) => {
    const change = fc.record({ at: fc.nat(bytes.length - 1), value: fc.nat(255) });
    const changes = fc.array(change, { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(changes, fc.nat(bytes.length), async (made, length) => {
        const copy = Uint8Array.from(bytes);
        for (const { at, value } of made) copy[at] = value;
        try {
          checked(await read(length % 3 === 0 ? copy.subarray(0, length) : copy, name));
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      }),
      { numRuns: 300 },
    );
  },
  60_000,
);
