/** A person takes records away as a workbook, as JSON and as GeoJSON, sources for a reference manager, and claims; other programs read them. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import readXlsx from 'read-excel-file/node';
import { expect, test } from '../fixtures.ts';
import { ExportDialog, readCsv } from '../pages/export-dialog.ts';
import { recordsOf, shownValue } from '../pages/shipped.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';

const events = recordsOf('Events');
const KERMAN = 'Twin bombing of mourners in Kerman';

const readJson = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;

test('records in every form, read by other programs', async ({ page, workbench }) => {
  test.setTimeout(120_000);
  const program = new WorkbenchPage(page);
  const dialog = new ExportDialog(page);
  const grid = program.grid('Events');
  const inDocuments = (name: string): string => path.join(workbench.documents, name);
  await grid.expectReady();

  await test.step('a workbook: whole days and numbers are such, everything else is as in the grid', async () => {
    await dialog.open();
    await dialog.format('Workbook');
    await dialog.rows(/^Everything in Events/).check();
    const sheet = dialog.root.getByRole('group', { name: 'First rows of the sheet' });
    await expect(sheet.getByRole('columnheader', { name: 'Killed', exact: true })).toBeVisible();
    await expect(sheet.getByRole('row')).toHaveCount(21);
    await workbench.answerSaveDialog(inDocuments('events.xlsx'));
    await dialog.write('events.xlsx', events.length);
    const [first] = await readXlsx(inDocuments('events.xlsx'));
    const [header = [], ...rows] = first?.data ?? [];
    expect(first?.sheet).toBe('Events');
    expect(rows).toHaveLength(events.length);
    const of = (column: string) => rows.find((row) => row[0] === KERMAN)?.[header.indexOf(column)];
    expect(of('Date')).toEqual(new Date('2024-01-03T00:00:00Z'));
    expect(of('Killed')).toBe(96);
    const dates = rows.map((row) => row[header.indexOf('Date')]);
    expect(dates).toContain('2024~');
  });

  await test.step('GeoJSON: those without a place are in it and counted', async () => {
    const placeless = events.filter(
      (event) => shownValue(event, 'coordinates') === undefined,
    ).length;
    expect(placeless).toBeGreaterThan(10);
    await dialog.open();
    await expect(dialog.rows(/^Everything in Events/)).toBeChecked();
    await dialog.format('GeoJSON');
    const words = `${placeless} of ${events.length} records have no place; they are there without a geometry.`;
    await expect(dialog.root.getByText(words)).toBeVisible();
    await workbench.answerSaveDialog(inDocuments('events.geojson'));
    await dialog.writeAs('events.geojson', `${events.length} records`, ` ${words}`);
    const { type, features } = readJson<{
      type: string;
      features: { id: string; geometry: { coordinates: number[] } | null; properties: object }[];
    }>(inDocuments('events.geojson'));
    expect(type).toBe('FeatureCollection');
    expect(features).toHaveLength(events.length);
    expect(features.filter(({ geometry }) => geometry === null)).toHaveLength(placeless);
    const kerman = features.find(({ id }) => id === 'ev-2024-01-03-kerman');
    const [longitude = 0, latitude = 0] = kerman?.geometry?.coordinates ?? [];
    expect(Math.round(longitude)).toBe(57);
    expect(Math.round(latitude)).toBe(30);
    expect(kerman?.properties).toMatchObject({ Title: KERMAN, Killed: '96' });
  });

  await test.step('JSON: the values themselves, by the ids of the fields', async () => {
    await dialog.open();
    await expect(dialog.root.getByRole('radio', { name: 'GeoJSON' })).toBeChecked();
    await dialog.format('JSON');
    await workbench.answerSaveDialog(inDocuments('events.json'));
    await dialog.writeAs('events.json', `${events.length} records`);
    const records = readJson<{ id: string; date?: string; killed?: object }[]>(
      inDocuments('events.json'),
    );
    const kerman = records.find(({ id }) => id === 'ev-2024-01-03-kerman');
    expect(kerman).toMatchObject({ date: '2024-01-03', killed: { best: 96 } });
  });

  await test.step('the form is remembered over a restart', async () => {
    const again = await workbench.relaunch();
    await new WorkbenchPage(again).grid('Events').expectReady();
    const reopened = new ExportDialog(again);
    await reopened.open();
    await expect(reopened.root.getByRole('radio', { name: 'JSON', exact: true })).toBeChecked();
    await expect(reopened.root.getByRole('checkbox', { name: 'With the notes' })).toBeVisible();
  });
});

test('claims, sources and the rest by their own commands, by keyboard alone', async ({
  page,
  workbench,
}) => {
  const program = new WorkbenchPage(page);
  const dialog = new ExportDialog(page);
  const inDocuments = (name: string): string => path.join(workbench.documents, name);
  await program.grid('Events').expectReady();
  const press = (key: string): Promise<void> => page.keyboard.press(key);
  const focused = program.focused();

  await test.step('the claims on what the search leaves, one row each', async () => {
    await program.search('twin bombing of mourners', 1);
    await press('ControlOrMeta+k');
    await expect(program.palette.getByRole('combobox')).toBeFocused();
    await page.keyboard.type('Export claims');
    await press('Enter');
    await expect(dialog.kind('Claims')).toBeChecked();
    await expect(focused).toHaveText('Export…');
    await workbench.answerSaveDialog(inDocuments('claims.csv'));
    await press('Enter');
    await expect(program.messages.getByText(/^\d+ rows written to claims\.csv\./)).toBeVisible();
    await expect(dialog.root).toBeHidden();
    const [header = [], ...rows] = readCsv(inDocuments('claims.csv'));
    const of = (name: string) => rows.map((row) => row[header.indexOf(name)]);
    expect(new Set(of('record'))).toEqual(new Set(['ev-2024-01-03-kerman']));
    const killed = rows.filter((row) => row[header.indexOf('field')] === 'killed');
    const values = new Set(killed.map((row) => row[header.indexOf('value')]));
    expect(values).toEqual(new Set(['94', '96']));
  });

  await test.step('from there to the sources, with Tab and arrows', async () => {
    await press('ControlOrMeta+e');
    await expect(focused).toHaveText('Export…');
    await expect(dialog.kind('Events')).toBeChecked();
    // The list is the first thing after the cross.
    for (let steps = 0; steps < 30; steps += 1) {
      await press('Shift+Tab');
      if (await dialog.kind('Events').evaluate((box) => box === document.activeElement)) break;
    }
    await expect(dialog.kind('Events')).toBeFocused();
    for (let steps = 0; steps < 4; steps += 1) await press('ArrowDown');
    await expect(dialog.kind('Sources')).toBeChecked();
    await expect(dialog.root.getByText(/^\d+ sources$/)).toBeVisible();
    for (let steps = 0; steps < 10; steps += 1) {
      await press('Tab');
      if ((await focused.textContent()) === 'Export…') break;
    }
    await workbench.answerSaveDialog(inDocuments('sources.json'));
    await press('Enter');
    const count = recordsOf('Sources').length;
    await expect(
      program.messages.getByText(`${count} sources written to sources.json.`),
    ).toBeVisible();
    const items = readJson<{ id: string; type: string; title: string }[]>(
      inDocuments('sources.json'),
    );
    expect(items).toHaveLength(count);
    expect(items.every(({ type, title }) => type !== '' && title !== '')).toBe(true);
  });
});
