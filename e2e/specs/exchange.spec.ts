/** What the program has written comes back in: a whole dossier from a data package, claims that were changed by hand, and nothing by mistake. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { expect, test } from '../fixtures.ts';
import { ExchangeDialog } from '../pages/exchange-dialog.ts';
import { ExportDialog } from '../pages/export-dialog.ts';
import { NoteEditor } from '../pages/notes.ts';
import { hashesIn, recordsOf, shipped } from '../pages/shipped.ts';
import { shippedCopy, stepLabels } from '../pages/on-disk.ts';
import { closeDossier } from '../pages/start-page.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';

const EVENTS = recordsOf('Events').length;
const RECORDS = shipped.collections.reduce((sum, { title }) => sum + recordsOf(title).length, 0);
const KERMAN = 'Twin bombing of mourners in Kerman';

/** By name; what says when it was written is left out. */
function filesIn(zip: string): Record<string, string> {
  const files = Object.entries(unzipSync(readFileSync(zip)));
  const kept = files.filter(([name]) => name !== 'datapackage.json');
  return Object.fromEntries(kept.map(([name, bytes]) => [name, Buffer.from(bytes).toString()]));
}

test('a data package out, a new dossier of it, equal', async ({ page, workbench }) => {
  test.setTimeout(180_000);
  const program = new WorkbenchPage(page);
  const dialog = new ExportDialog(page);
  const exchange = new ExchangeDialog(page);
  const inDocuments = (name: string): string => path.join(workbench.documents, name);
  const grid = program.grid('Events');
  await grid.expectReady();

  await test.step('some work of the user’s own', async () => {
    await grid.cell(KERMAN, 'Title').click();
    await page.keyboard.press('ControlOrMeta+m');
    await new NoteEditor(page, 'New note on this event').write('=note, "quoted" ولاية');
    await program.inspector.tab('Fields').click();
    const box = await program.inspector.edit('Place');
    await box.fill('Kerman, at the cemetery');
    await box.press('Enter');
    await expect(grid.value(KERMAN, 'Place')).toHaveText('Kerman, at the cemetery');
  });

  async function writePackage(name: string): Promise<void> {
    await workbench.answerSaveDialog(inDocuments(name));
    await program.run('Export the dossier as a data package…');
    await expect(dialog.kind('The whole dossier')).toBeChecked();
    await expect(dialog.root.getByText('datapackage.json', { exact: true })).toBeVisible();
    await dialog.writeAs(name, `${RECORDS} records`);
  }
  await writePackage('first.zip');
  const before = hashesIn(shippedCopy(workbench.documents));

  await test.step('looked at: what it is, how much; then made, where the user says', async () => {
    await workbench.answerOpenDialog(inDocuments('first.zip'));
    await exchange.open();
    await expect(exchange.root).toHaveAccessibleName('Make a dossier of a data package');
    await expect(exchange.root.getByText(`${RECORDS} records, with all that`)).toBeVisible();
    await workbench.answerSaveDialog(inDocuments('Made again'));
    await exchange.button('Choose folder…').click();
    const made = `A dossier was made of first.zip. It lies in ${inDocuments('Made again')}`;
    await expect(program.messages.getByText(made)).toBeVisible({ timeout: 60_000 });
    await expect(exchange.root).toBeHidden();
    await program.open('Events');
    await expect(grid.value(KERMAN, 'Place')).toHaveText('Kerman, at the cemetery');
    await program.expectCount('Notes', 1);
  });

  await test.step('what is exported of it is the same, file by file; the first one was not touched', async () => {
    await writePackage('second.zip');
    const first = filesIn(inDocuments('first.zip'));
    expect(Object.keys(first).length).toBeGreaterThan(15);
    expect(filesIn(inDocuments('second.zip'))).toEqual(first);
    const { 'layer.json': _, ...kept } = before;
    expect(hashesIn(shippedCopy(workbench.documents))).toMatchObject(kept);
  });

  await test.step('a folder that is there already is never taken', async () => {
    await workbench.answerSaveDialog(inDocuments('Made again'));
    await exchange.open();
    await exchange.button('Choose folder…').click();
    await expect(exchange.problem).toHaveText(
      /Made again is there already\. Choose a name that is free/,
    );
    await exchange.close();
  });

  await test.step('from the start page, into the documents, under its title', async () => {
    const start = await closeDossier(page);
    await start.root.getByRole('button', { name: 'From a data package…' }).click();
    await exchange.expectLooked();
    await page.keyboard.press('Enter');
    await program.expectCount('Events', EVENTS);
    await expect(
      program.messages.getByText(/^A dossier was made of first\.zip\./).last(),
    ).toBeVisible();
    expect(readdirSync(workbench.documents)).toContain(
      'Islamic State – Khorasan Province 2.dossier',
    );
  });
});

type Row = Record<string, string>;

/** The file as a person leaves it who has changed cells in it. */
function change(file: string, by: (row: Row) => Row): void {
  const rows = parse(readFileSync(file), { bom: true, columns: true }) as Row[];
  const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
  const lines = [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(by(row)))];
  writeFileSync(file, lines.map((cells) => `${cells.map(quoted).join(',')}\n`).join(''));
}

test('claims out, one of them changed, in again, one undo', async ({ page, workbench }) => {
  test.setTimeout(120_000);
  const program = new WorkbenchPage(page);
  const dialog = new ExportDialog(page);
  const exchange = new ExchangeDialog(page);
  const file = path.join(workbench.documents, 'claims.csv');
  const grid = program.grid('Events');
  await grid.expectReady();
  await grid.cell(KERMAN, 'Title').click();
  const box = await program.inspector.edit('Place');
  await box.fill('=Kerman');
  await box.press('Enter');
  await expect(grid.value(KERMAN, 'Place')).toHaveText('=Kerman');
  await workbench.answerSaveDialog(file);
  await workbench.answerOpenDialog(file);

  let claims = 0;
  await test.step('all of them, for a spreadsheet', async () => {
    await program.run('Export claims…');
    await dialog.rows(/^Everything in the dossier/).check();
    await expect(dialog.values('For spreadsheets')).toBeChecked();
    const words = dialog.root.getByText(/^[\d,]+ rows$/);
    // More than those of the events.
    await expect(words).toHaveText(/^3,\d{3} rows$/);
    claims = Number(((await words.textContent()) ?? '').replaceAll(/\D/g, ''));
    await dialog.write('claims.csv', claims);
  });

  await test.step('untouched, there is nothing to bring in', async () => {
    await exchange.open();
    await exchange.expectCounts({ New: 0, Changed: 0, Same: claims, Refused: 0 });
    await expect(exchange.button('Bring in')).toBeDisabled();
    await exchange.close();
  });

  await test.step('the importer knows it, too', async () => {
    await program.run('Import…');
    await exchange.expectLooked();
    await expect(exchange.root).toHaveAccessibleName('Bring in claims');
    await exchange.close();
  });

  await test.step('one own claim and one imported one are changed', async () => {
    change(file, (row) => {
      if (row['value'] === "'=Kerman") return { ...row, value: "'=Kerman, by hand" };
      const isKilled = row['record'] === 'ev-2024-01-03-kerman' && row['value'] === '94';
      return isKilled ? { ...row, value: '95' } : row;
    });
    await exchange.open();
    await exchange.expectCounts({ New: 0, Changed: 1, Same: claims - 2, Refused: 1 });
    await expect(exchange.reasons).toHaveText([/^1It is imported: only its rank can be changed/]);
    await expect(exchange.button('Bring in')).toBeDisabled();
    await exchange.root.getByRole('checkbox', { name: 'Take over what differs: 1 claim' }).check();
    await exchange.button('Bring in 1 claim').click();
    const message = program.messages.getByText('1 claim brought in from claims.csv.');
    await expect(message).toBeVisible();
    await expect(exchange.root).toBeHidden();
    await expect(grid.value(KERMAN, 'Place')).toHaveText('=Kerman, by hand');
    await program.expectSaved();
    expect(stepLabels(shippedCopy(workbench.documents)).at(-1)).toBe(
      'Take in claims from claims.csv',
    );
  });

  await test.step('one undo takes it back', async () => {
    await page.keyboard.press('ControlOrMeta+z');
    await expect(
      program.messages.getByText('Undone: Take in claims from claims.csv'),
    ).toBeVisible();
    await expect(grid.value(KERMAN, 'Place')).toHaveText('=Kerman');
  });

  await test.step('a file of others is left alone, and one that is broken is said to be', async () => {
    writeFileSync(file, 'Title,Date\nA,2020\n');
    await exchange.open();
    await expect(exchange.root.getByText('This is none of the files')).toBeVisible();
    await exchange.close();
    const broken = path.join(workbench.documents, 'broken.jsonld');
    writeFileSync(broken, '{"type": "AnnotationPage", ');
    await workbench.answerOpenDialog(broken);
    await exchange.open();
    await expect(exchange.root.getByText('or it can’t be read')).toBeVisible();
    await exchange.close();
  });
});
