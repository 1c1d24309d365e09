/** A person makes a report of what is on the screen: every number in it leads, by its footnote, to the dossier. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '../fixtures.ts';
import { NoteEditor } from '../pages/notes.ts';
import { numbersIn, readPdf, readReport, type ReadReport } from '../pages/read-report.ts';
import { ReportDialog } from '../pages/report-dialog.ts';
import {
  collectionOf,
  figureText,
  killedIn,
  labelOf,
  recordsOf,
  type Quantity,
} from '../pages/shipped.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';

const EVENTS = recordsOf('Events');

/** `ev-2024-01-03-kerman#1.killed`: what the file says there. */
function claimed(claim: string): { field: string; value: unknown } {
  const at = claim.lastIndexOf('#');
  const dot = claim.indexOf('.', at);
  const record = EVENTS.find(({ id }) => id === claim.slice(0, at));
  const field = claim.slice(dot + 1);
  const value = record?.statements[Number(claim.slice(at + 1, dot))]?.values[field];
  expect(value, `${claim} is in the file`).toBeDefined();
  return { field, value };
}

/** Figures are compared sign by sign, texts letter by letter, anything else (dates, lists) by the numbers in it. */
function expectSame(text: string, claim: string): void {
  const { field, value } = claimed(claim);
  const type = collectionOf('Events').fields.find(({ id }) => id === field)?.type;
  if (type === 'quantity' && (value as Quantity).best !== undefined)
    expect(text, claim).toBe(figureText(value as Quantity));
  else if (type === 'text' || type === 'longtext') expect(text, claim).toBe(value);
  else if (type === 'choice') expect(text, claim).toBe(labelOf('Events', field, value));
  else {
    const known = new Set(numbersIn(JSON.stringify(value).replaceAll('-', ' ')));
    for (const number of numbersIn(text)) expect(known, `${claim}: ${text}`).toContain(number);
  }
}

function expectEveryNumberFound(report: ReadReport): void {
  const { values, sums, drawn, stray, notes } = report;
  const noteOf = (number: number) => {
    const note = notes.find((known) => known.number === number);
    if (!note) throw new Error(`There is no footnote ${number}.`);
    return note;
  };
  expect(stray, 'numbers that lead nowhere').toEqual([]);
  for (const { claim, text, note } of values) {
    expectSame(text, claim);
    expect(noteOf(note).cited, `the footnote of ${text}`).toContain(claim);
  }
  for (const { note, figures, known } of sums) {
    const { text, parts } = noteOf(note);
    const title = text.slice(0, text.indexOf(', added up'));
    const field = collectionOf('Events').fields.find((each) => each.title === title)?.id ?? '';
    const added = parts.map((part) => {
      const { cited, rivals } = noteOf(part);
      const shown = cited.filter((claim) => claim.endsWith(`.${field}`));
      expect(shown, `note ${part}, a part of ${note}`).toHaveLength(1);
      return [...shown, ...rivals].map((claim) => claimed(claim).value as Quantity);
    });
    expect(added).toHaveLength(known);
    const sum = (pick: (all: number[]) => number): number =>
      added.reduce((all, quantities) => all + pick(quantities.map(({ best }) => best ?? NaN)), 0);
    const [low, best, high] = figures.flatMap(numbersIn);
    expect({ low, best, high }, `note ${note}`).toEqual({
      low: sum((all) => Math.min(...all)),
      best: sum(([first = 0]) => first),
      high: sum((all) => Math.max(...all)),
    });
  }
  const summed = new Set(sums.flatMap(({ figures }) => figures.flatMap(numbersIn)));
  for (const number of drawn.flatMap(numbersIn)) expect(summed).toContain(number);
}

test('every number in a report leads to the dossier, as HTML and as PDF', async ({
  page,
  workbench,
}) => {
  test.setTimeout(180_000);
  const program = new WorkbenchPage(page);
  const dialog = new ReportDialog(page);
  await program.grid('Events').expectReady();
  const file = (name: string): string => path.join(workbench.documents, name);

  await test.step('casualties of all events: chosen, looked at', async () => {
    await dialog.open();
    await dialog.template('Casualties').check();
    await dialog.expectPreview('Casualties');
    await expect(dialog.size).toHaveText(/^104 records, \d+ footnotes$/);
    await dialog.preview.getByRole('link', { name: 'Note 1', exact: true }).first().click();
    await expect(dialog.preview.locator('#n1')).toBeInViewport();
  });

  let html: ReadReport | undefined;
  await test.step('as HTML: its footnotes lead to the claims, its sums to their parts', async () => {
    await dialog.format('HTML');
    await workbench.answerSaveDialog(file('casualties.html'));
    await dialog.write('casualties.html');
    html = await readReport(page, file('casualties.html'));
    expect(html.loads).toEqual([]);
    expect(html.values.length).toBeGreaterThan(80);
    expect(html.sums.length).toBeGreaterThan(20);
    expectEveryNumberFound(html);
    const best = EVENTS.map((event) => killedIn(event)?.best ?? 0);
    const all = best.reduce((sum, each) => sum + each, 0);
    expect(numbersIn(html.sums[0]?.figures[1] ?? '')).toEqual([all]);
  });

  await test.step('as PDF: the same numbers, tagged, with page numbers and running head', async () => {
    await dialog.open();
    await dialog.format('PDF');
    await workbench.answerSaveDialog(file('casualties.pdf'));
    await dialog.write('casualties.pdf');
    const pdf = await readPdf(file('casualties.pdf'));
    expect(pdf.tagged).toBe(true);
    expect(pdf.language).toBe('en');
    expect(pdf.outline.length).toBeGreaterThan(0);
    for (const tag of ['H1', 'H2', 'Table', 'TH', 'TD', 'Figure', 'Link'])
      expect(pdf.tags).toContain(tag);
    const total = pdf.pages.length;
    expect(total).toBeGreaterThan(4);
    const inHtml = new Set(numbersIn(html?.text ?? ''));
    const inPdf = new Set<number>();
    for (const [at, text] of pdf.pages.entries()) {
      const foot = `Page ${at + 1} of ${total}`;
      expect(text).toContain(foot);
      expect(text).toContain('TLP:GREEN');
      if (at > 0) expect(text).toContain('Casualties');
      for (const number of numbersIn(text.replace(foot, ''))) inPdf.add(number);
    }
    for (const { text } of html?.values ?? [])
      for (const number of numbersIn(text)) expect(inPdf, text).toContain(number);
    for (const number of inPdf) expect(inHtml).toContain(number);
  });

  await test.step('a chronicle of what a search left: the same, and the search is named', async () => {
    await program.search('kerman');
    await expect(program.filters.bar.getByText(/^\d+ of \d+$/)).toBeVisible();
    await dialog.open();
    await dialog.template('Chronicle of events').check();
    await dialog.expectPreview('Chronicle of events');
    await dialog.format('HTML');
    await workbench.answerSaveDialog(file('chronicle.html'));
    await dialog.write('chronicle.html');
    const chronicle = await readReport(page, file('chronicle.html'));
    expectEveryNumberFound(chronicle);
    expect(chronicle.text).toContain('with the words “kerman”');
    expect(chronicle.text).toMatch(/Others say:\s+94/);
  });

  await test.step('Word and Markdown, too', async () => {
    for (const [format, name] of [
      ['Word', 'chronicle.docx'],
      ['Markdown', 'chronicle.md'],
    ] as const) {
      await dialog.open();
      await dialog.format(format);
      await workbench.answerSaveDialog(file(name));
      await dialog.write(name);
    }
    expect(readFileSync(file('chronicle.docx')).subarray(0, 2).toString()).toBe('PK');
    expect(readFileSync(file('chronicle.md'), 'utf8')).toMatch(/Others say: 94/);
  });
});

test('selected records with notes: by key, with what goes wrong, and remembered', async ({
  page,
  workbench,
}) => {
  const program = new WorkbenchPage(page);
  const dialog = new ReportDialog(page);
  const grid = await program.open('Leaders');
  const name = 'Abdul Haseeb Logari';

  await test.step('a note on a record that is ticked', async () => {
    await program.search(name);
    await grid.row(name).getByRole('checkbox').click();
    await grid.cell(name, 'Name').click();
    await page.keyboard.press('ControlOrMeta+m');
    const editor = new NoteEditor(page, 'New note on this leader');
    await editor.write('Compare with **the table** <b>here</b>.');
    await editor.close();
  });

  await test.step('the template is chosen by arrow keys', async () => {
    await dialog.open();
    await expect(dialog.template('Chronicle of events')).toBeFocused();
    for (let at = 0; at < 5; at += 1) await page.keyboard.press('ArrowDown');
    await expect(dialog.template('Selected records with my notes')).toBeChecked();
    await expect(dialog.choice('Made of')).toHaveValue('selected');
    await dialog.expectPreview('Selected records with my notes');
    await expect(dialog.size).toHaveText(/^1 record, /);
    const note = dialog.preview.getByRole('note');
    await expect(note.getByText('the table')).toBeVisible();
    await expect(note).toContainText('<b>here</b>');
  });

  await test.step('without notes, for fewer readers, dates in French', async () => {
    await dialog.section('My notes').uncheck();
    await dialog.choice('Marked up to (TLP)').selectOption('clear');
    await dialog.choice('Dates').selectOption('french');
    await expect(dialog.preview.getByRole('note')).toHaveCount(0);
    await expect(dialog.preview.getByText('27 juillet 2016').first()).toBeVisible();
    await expect(dialog.preview.getByText('TLP:CLEAR').first()).toBeVisible();
  });

  await test.step('a place that can’t be written to is said, and nothing is lost', async () => {
    await dialog.format('Markdown');
    await workbench.answerSaveDialog(path.join(workbench.documents, 'no such folder', 'a.md'));
    await dialog.start();
    await expect(dialog.problem).toBeVisible({ timeout: 30_000 });
    await expect(dialog.template('Selected records with my notes')).toBeChecked();
    await workbench.answerSaveDialog(null);
    await dialog.start();
    await expect(dialog.problem).toBeHidden();
    await expect(dialog.root).toBeVisible();
    await workbench.answerSaveDialog(path.join(workbench.documents, 'a.md'));
    await dialog.write('a.md');
  });

  await test.step('the choices are remembered over a restart', async () => {
    const again = await workbench.relaunch();
    const reopened = new ReportDialog(again);
    await new WorkbenchPage(again).open('Leaders');
    await reopened.open();
    await expect(reopened.template('Selected records with my notes')).toBeChecked();
    await expect(reopened.root.getByRole('radio', { name: 'Markdown' })).toBeChecked();
    await expect(reopened.choice('Dates')).toHaveValue('french');
    await expect(reopened.choice('Marked up to (TLP)')).toHaveValue('clear');
    await again.keyboard.press('Escape');
    await expect(reopened.root).toBeHidden();
  });
});
