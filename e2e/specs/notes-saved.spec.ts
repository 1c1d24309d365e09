/** "Saved" is said when the words are on the disk and not before, and a power cut takes a second of typing at the most. */
import { expect, test } from '../fixtures.ts';
import { NoteEditor, NotesPage } from '../pages/notes.ts';
import { noteTexts, readNotes, shippedCopy } from '../pages/on-disk.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';

const SECOND = 1_000;

test('a pause in typing: on the disk within a second, and still there after a kill', async ({
  page,
  workbench,
}) => {
  await new WorkbenchPage(page).grid('Events').expectReady();
  const folder = shippedCopy(workbench.documents);
  await page.keyboard.press('ControlOrMeta+Shift+M');
  const editor = new NoteEditor(page, 'New note on the dossier');
  const waits: number[] = [];
  let text = '';
  for (const words of ['First words', ', and more', ' داعش', ', then the end.']) {
    await editor.text.pressSequentially(words);
    const typed = performance.now();
    text += words;
    await expect.poll(() => noteTexts(folder), { intervals: [10], timeout: 5_000 }).toEqual([text]);
    waits.push(performance.now() - typed);
  }
  console.info(`on the disk after ${waits.map((each) => Math.round(each)).join(', ')} ms`);
  expect(Math.max(...waits)).toBeLessThan(SECOND);

  await editor.text.pressSequentially(' Saved?');
  await editor.expectSaved();
  await workbench.kill();
  expect(noteTexts(folder)).toEqual([`${text} Saved?`]);
  const notes = new NotesPage(await workbench.launch());
  await notes.open();
  await notes.expectNotes(`${text} Saved?`);
});

test('typing without a pause: a kill takes a second of it at the most', async ({
  page,
  workbench,
}) => {
  await new WorkbenchPage(page).grid('Events').expectReady();
  const folder = shippedCopy(workbench.documents);
  await page.keyboard.press('ControlOrMeta+Shift+M');
  const editor = new NoteEditor(page, 'New note on the dossier');
  await expect(editor.text).toBeFocused();
  const typed: { key: string; at: number }[] = [];
  const start = performance.now();
  // Never as long between two keys as the program waits for a pause.
  while (performance.now() - start < 4 * SECOND) {
    const key = 'abcdefghij'[typed.length % 10]!;
    await page.keyboard.press(key, { delay: 20 });
    typed.push({ key, at: performance.now() });
  }
  const killed = performance.now();
  await workbench.kill();

  const all = typed.map(({ key }) => key).join('');
  const due = typed.filter(({ at }) => at < killed - SECOND).length;
  const [kept = ''] = noteTexts(folder);
  console.info(
    `typed ${all.length} keys, ${due} of them a second before the kill, kept ${kept.length}`,
  );
  expect(all.startsWith(kept), 'what is kept is what was typed').toBe(true);
  expect(kept.length).toBeGreaterThanOrEqual(due);
  const notes = new NotesPage(await workbench.launch());
  await notes.open();
  await notes.expectNotes(kept);
});

test('while the disk does not answer, nothing is called saved', async ({ page, workbench }) => {
  test.skip(
    workbench.runtime === 'electron',
    'In Electron the page stops with the process that is stopped here.',
  );
  await new WorkbenchPage(page).grid('Events').expectReady();
  const folder = shippedCopy(workbench.documents);
  await page.keyboard.press('ControlOrMeta+Shift+M');
  const editor = new NoteEditor(page, 'New note on the dossier');
  await editor.write('Before.');
  const program = workbench.app.process();

  program.kill('SIGSTOP');
  try {
    const stopped = performance.now();
    await editor.text.pressSequentially(' After.');
    const seen = new Set<string>();
    while (performance.now() - stopped < 3 * SECOND) {
      seen.add((await editor.state.textContent()) ?? '');
    }
    expect([...seen]).toEqual(['Saving…']);
    expect(noteTexts(folder)).toEqual(['Before.']);
  } finally {
    program.kill('SIGCONT');
  }
  await editor.expectSaved();
  expect(readNotes(folder)).toMatchObject([{ text: 'Before. After.' }]);
});

test('what is typed last is saved when the window closes at once', async ({ page, workbench }) => {
  await new WorkbenchPage(page).grid('Events').expectReady();
  const folder = shippedCopy(workbench.documents);
  await page.keyboard.press('ControlOrMeta+Shift+M');
  const editor = new NoteEditor(page, 'New note on the dossier');
  await editor.write('Kept.');
  await editor.text.pressSequentially(' And this.');
  await workbench.close();
  expect(noteTexts(folder)).toEqual(['Kept. And this.']);
});
