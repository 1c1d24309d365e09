/** Documents on their own thread, bundled as the program has it: what can't be bounded beforehand is ended. */
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../dossier/fixture.ts';
import { bundleChild } from '../../dossier/kill-test/bundle.ts';
import { deflatedStream, makeDocx, makePdf, pdfLines, wordParagraph } from './fixture.ts';
import { readDocument, type ReadLimits } from './read-document.ts';
import { checked } from './shown.ts';

const program = temporaryFolder();
let script: string;
beforeAll(async () => {
  script = await bundleChild(
    fileURLToPath(new URL('document-thread.ts', import.meta.url)),
    program.path,
  );
}, 60_000);
afterAll(() => program.remove());

const { signal } = new AbortController();
const read = async (bytes: Uint8Array, name: string, limits?: ReadLimits) =>
  checked(await readDocument(bytes, name, { signal, script, limits }));

const page = pdfLines([{ text: 'Some words.', y: 700 }]);

describe('the built thread', () => {
  it.each<[string, string, Uint8Array]>([
    ['text', 'a.txt', Buffer.from('Some words.')],
    ['markdown', 'a.md', Buffer.from('*Some words.*')],
    ['html', 'a.html', Buffer.from('<p>Some words.')],
    ['docx', 'a.docx', makeDocx(wordParagraph('Some words.'))],
    ['pdf', 'a.pdf', makePdf([page])],
  ])('reads %s, and leaves the bytes alone', async (kind, name, bytes) => {
    // Small Buffers share memory that can't be taken away; this one has its own.
    const own = Buffer.from(new Uint8Array(bytes).buffer);
    expect(await read(own, name)).toMatchObject({ kind, text: 'Some words.' });
    expect(own.equals(bytes)).toBe(true);
  });

  it('says why a document is refused', async () => {
    await expect(read(Buffer.from(''), 'a.txt')).rejects.toMatchObject({
      code: 'invalid_input',
      message: '“a.txt” is not read: it has no text in it.',
    });
  });

  it('takes the encoding that the user chose', async () => {
    const options = { signal, script, encoding: 'windows-1256' };
    const document = await readDocument(Uint8Array.of(0xdf, 0xc7, 0xc8, 0xe1), 'a.txt', options);
    expect(document.text).toBe('كابل');
  });
});

describe('a document that means harm', () => {
  const SECONDS = 4;
  const MEGABYTES = 300;
  const limits: ReadLimits = { seconds: SECONDS, megabytes: MEGABYTES };

  it.each<[string, () => Uint8Array, string, RegExp]>([
    [
      'a stream that grows a thousandfold',
      () => makePdf([deflatedStream(Buffer.alloc(6e8, ' '))]),
      'a.pdf',
      /takes more than 300 MB|takes longer than 4 s/,
    ],
    [
      'a stream in a stream',
      () => makePdf([deflatedStream(Buffer.alloc(6e8, 'q '), 2)]),
      'a.pdf',
      /takes more than 300 MB|takes longer than 4 s/,
    ],
    [
      'millions of words',
      () =>
        makePdf([
          deflatedStream(Buffer.from('BT /F1 12 Tf (aaaaaaaaaaaaaaa) Tj ET\n'.repeat(4e6))),
        ]),
      'a.pdf',
      /takes more than 300 MB|takes longer than 4 s/,
    ],
    [
      'emphasis that every paragraph opens again',
      () =>
        Buffer.from(
          `${Array.from({ length: 390 }, (_, at) => `<b id=${at}>`).join('')}${'<p>x'.repeat(200_000)}`,
        ),
      'a.html',
      /takes more than 300 MB|takes longer than 4 s|elements/,
    ],
    [
      'brackets that are never closed',
      () => Buffer.from('['.repeat(1.9e6)),
      'a.md',
      /takes more than 300 MB|takes longer than 4 s/,
    ],
  ])(
    'is ended: %s',
    async (_, file, name, message) => {
      const bytes = file();
      const begun = performance.now();
      const before = process.memoryUsage.rss();
      const watch = watchThisThread();
      await expect(read(bytes, name, limits)).rejects.toThrow(message);
      const { peak, pause } = watch.stop();
      expect((performance.now() - begun) / 1_000).toBeLessThan(SECONDS * 3);
      // It is looked at every 50 ms, and can grow by so much in between.
      expect((peak - before) / 1e6).toBeLessThan(MEGABYTES * 2.5);
      expect(pause).toBeLessThan(1_000);
      expect(await read(Buffer.from('Still here.'), 'a.txt')).toMatchObject({
        text: 'Still here.',
      });
    },
    60_000,
  );

  it('is ended when nobody wants it any more', async () => {
    const bytes = makePdf([deflatedStream(Buffer.from('q '.repeat(5e6)))]);
    const controller = new AbortController();
    const reading = readDocument(bytes, 'a.pdf', { signal: controller.signal, script });
    await sleep(300);
    controller.abort();
    const begun = performance.now();
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
    expect(performance.now() - begun).toBeLessThan(1_000);
    await expect(
      readDocument(bytes, 'a.pdf', { signal: controller.signal, script }),
    ).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('may make the reader fail, and no more', async () => {
    const failing = fileURLToPath(new URL('./fixture-that-is-not-there.mjs', import.meta.url));
    await expect(
      readDocument(Buffer.from('x'), 'a.txt', { signal, script: failing }),
    ).rejects.toMatchObject({
      code: 'damaged',
      message: expect.stringMatching(/makes the reader fail/),
    });
  });
});

/** The most memory of the process, and the longest time that this thread could do nothing, in ms. */
function watchThisThread() {
  let peak = 0;
  let pause = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
    pause = Math.max(pause, performance.now() - last);
    last = performance.now();
  }, 10);
  return {
    stop() {
      clearInterval(timer);
      return { peak, pause };
    },
  };
}
