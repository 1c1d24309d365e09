/** Documents that mean harm, or are broken: each shows the plain text that is in it, or is refused with a reason. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from '../fixtures.ts';
import { AddDocument, Reader } from '../pages/reader.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';

const run = "window.ran='yes';document.title='ran'";

const html = (bad: string): string => `<!doctype html>
<html lang="en"><head><title>A page of harm</title>
<meta http-equiv="refresh" content="0;url=${bad}/refresh"><base href="${bad}/">
<script>${run}</script><script src="${bad}/script.js"></script>
<link rel="stylesheet" href="${bad}/style.css"><style>@import url(${bad}/import.css);</style></head>
<body onload="${run}"><h1>A page of harm</h1>
<p onclick="${run}" onmouseover="${run}">Words that are read.</p>
<a href="javascript:${run}">A link of words.</a>
<img src="${bad}/picture.png" onerror="${run}" alt="">
<iframe src="${bad}/frame" srcdoc="<script>parent.ran='yes'</script>"></iframe>
<svg onload="${run}"><script>${run}</script><image href="${bad}/drawing.png"/></svg>
<form action="${bad}/form"><input autofocus onfocus="${run}"><button>Send</button></form>
<p>The last words.</p>
<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${run}&gt;"></math></body></html>`;

/** Declares and holds far more than a document of its size may. */
function bomb(): Uint8Array {
  const zeros = new Uint8Array(80_000_000);
  const types =
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';
  return zipSync(
    {
      '[Content_Types].xml': strToU8(types),
      'word/document.xml': zeros,
      'word/b.xml': zeros,
      'word/c.xml': zeros,
    },
    { level: 9 },
  );
}

const ARABIC = 'نص قصير باللغة العربية لهذا الاختبار';
/** The letters of `ARABIC` as Windows-1256 has them. */
const windows1256 = new Map(
  Object.entries({
    ا: 0xc7,
    ب: 0xc8,
    ة: 0xc9,
    ت: 0xca,
    خ: 0xce,
    ر: 0xd1,
    ص: 0xd5,
    ع: 0xda,
    غ: 0xdb,
    ق: 0xde,
    ل: 0xe1,
    ن: 0xe4,
    ه: 0xe5,
    ي: 0xed,
    ' ': 0x20,
    ذ: 0xd0,
    '\n': 0x0a,
  }),
);
const arabicBytes = (text: string): Uint8Array =>
  Uint8Array.from([...text].map((letter) => windows1256.get(letter) ?? 0x3f));

test('harm is shown as plain words, or refused; nothing is fetched, nothing runs', async ({
  page,
  workbench,
}, testInfo) => {
  test.setTimeout(240_000);
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end('');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const bad = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const screen = new WorkbenchPage(page);
  const dialog = new AddDocument(page);
  const reader = new Reader(page);
  await screen.open('Events');
  const choose = async (name: string, content: string | Uint8Array): Promise<void> => {
    const file = path.join(testInfo.outputPath(), name);
    writeFileSync(file, content);
    await workbench.answerOpenDialog(file);
    await screen.run('Add a document to a source…');
    await expect(dialog.root).toContainText(name);
  };
  const add = async (name: string, content: string | Uint8Array): Promise<void> => {
    await choose(name, content);
    await dialog.add();
    await expect(reader.root).toContainText(name);
  };
  const refused = async (name: string, content: string | Uint8Array, why: RegExp) => {
    await choose(name, content);
    await expect(dialog.problem).toContainText(why, { timeout: 30_000 });
    await expect(dialog.root.getByRole('button', { name: 'Add', exact: true })).toBeDisabled();
    await dialog.root.getByRole('button', { name: 'Cancel' }).click();
    await expect(dialog.root).toBeHidden();
  };

  await test.step('a page with everything that could run or be fetched', async () => {
    await add('harm.html', html(bad));
    await expect(reader.text).toContainText('Words that are read.');
    await expect(reader.text).toContainText('A link of words.');
    await expect(reader.text).toContainText('The last words.');
    await expect(
      reader.text.locator('script, img, iframe, svg, math, style, link, form, input, a, object'),
    ).toHaveCount(0);
    await reader.text.getByText('Words that are read.').click();
    await reader.text.getByText('A link of words.').click();
    // What was left out is said.
    await expect(reader.text.getByRole('list', { name: 'About this text' })).toBeVisible();
  });

  await test.step('broken and dangerous files are refused, and say why', async () => {
    await refused(
      'broken.pdf',
      '%PDF-1.7\n1 0 obj << /Type /Catalog',
      /“broken.pdf” can’t be read: it is not in order as a PDF/,
    );
    await refused('bomb.docx', bomb(), /bomb.docx is not unpacked: .* as no honest file does/);
    await refused('nothing.docx', 'no zip at all', /“nothing.docx” (is not|can’t be) read: /);
    await refused(
      'program.txt',
      Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 0, 0, 1, 2, 3, 0, 0),
      /(is not|can’t be) read: /,
    );
  });

  await test.step('UTF-16 reads as it is; it runs from right to left', async () => {
    await add('utf-16.txt', Buffer.from(`\ufeff${ARABIC}`, 'utf16le'));
    await expect(reader.text).toContainText(ARABIC);
    await expect(reader.text.locator('p').first()).toHaveCSS('direction', 'rtl');
  });

  await test.step('Windows-1256 is guessed, or chosen, and shown before it is added', async () => {
    const text = `${ARABIC}\n`.repeat(20);
    await choose('windows-1256.txt', arabicBytes(text));
    await dialog.root.getByRole('combobox', { name: 'Encoding' }).selectOption('windows-1252');
    await expect(dialog.root.getByRole('group', { name: 'How it begins' })).not.toContainText(
      ARABIC,
    );
    await dialog.root.getByRole('combobox', { name: 'Encoding' }).selectOption('windows-1256');
    await expect(dialog.root.getByRole('group', { name: 'How it begins' })).toContainText(ARABIC);
    await dialog.add();
    await expect(reader.text).toContainText(ARABIC);
  });

  await test.step('the program goes on; nobody was asked, nothing has run', async () => {
    expect(await page.evaluate(() => 'ran' in window)).toBe(false);
    expect(await page.title()).not.toContain('ran');
    expect(asked).toEqual([]);
    server.close();
    await screen.expectSaved();
    const grid = await screen.open('Events');
    await expect(grid.rowAt(0)).toBeVisible();
  });
});
