/** axe finds nothing wrong with what goes out and comes back in, in the light and in the dark; the way through is one for keys. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '../fixtures.ts';
import { findings } from '../pages/axe.ts';
import { ExchangeDialog } from '../pages/exchange-dialog.ts';
import { ExportDialog } from '../pages/export-dialog.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';

const KERMAN = 'ev-2024-01-03-kerman';
/** One that is new, one that is here and different, two that can't be. */
const records = [
  { id: 'ev-own', title: 'A record of somebody else', date: '2024-02' },
  { id: KERMAN, title: 'Another title', date: '2024-01-03' },
  { id: 'ev-2024-03-22-krasnogorsk-crocus', date: 'some day' },
  { id: '', title: 'Without an id' },
];

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing with exports and what comes back in, ${theme}`, async ({
    page,
    workbench,
  }) => {
    test.setTimeout(240_000);
    const program = new WorkbenchPage(page);
    const dialog = new ExportDialog(page);
    const exchange = new ExchangeDialog(page);
    const focused = program.focused();
    const found: Record<string, string[]> = {};
    const look = async (scene: string): Promise<void> => {
      const wrong = await findings(page);
      if (wrong.length > 0) found[scene] = wrong;
    };
    const inDocuments = (name: string): string => path.join(workbench.documents, name);
    await program.grid('Events').expectReady();
    await program.run(`Theme: ${theme}`);
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme);

    await dialog.open();
    await expect(dialog.preview).toContainText('Title');
    await look('CSV');
    await dialog.format('Workbook');
    await expect(dialog.root.getByRole('columnheader').first()).toBeVisible();
    await look('workbook');
    await dialog.format('GeoJSON');
    await expect(dialog.root.getByText(/^\d+ of \d+ records have no place/)).toBeVisible();
    await look('GeoJSON');
    for (const kind of ['Claims', 'Notes', 'Passages and notes', 'Sources', 'The whole dossier']) {
      await dialog.kind(kind).check();
      await expect(
        dialog.root.getByText(/^[\d,]+ (rows|annotations|sources|records)$/),
      ).toBeVisible();
      await look(kind);
    }
    await workbench.answerSaveDialog(inDocuments('package.zip'));
    await dialog.start();
    await expect(dialog.root).toBeHidden();

    const file = inDocuments('records.json');
    writeFileSync(file, JSON.stringify(records));
    await workbench.answerOpenDialog(file);
    await exchange.open();
    await exchange.expectCounts({ New: 1, Changed: 1, Same: 1, Refused: 1 });
    await look('records');
    await test.step('by keys: the choice, then on', async () => {
      await expect(exchange.button('Bring in 1 record')).toBeFocused();
      for (let steps = 0; steps < 10; steps += 1) {
        await page.keyboard.press('Tab');
        if ((await focused.getAttribute('type')) === 'checkbox') break;
      }
      await page.keyboard.press('Space');
      await expect(exchange.root.getByRole('checkbox')).toBeChecked();
      await look('records, with those that differ');
      for (let steps = 0; steps < 10; steps += 1) {
        await page.keyboard.press('Tab');
        if ((await focused.textContent()) === 'Bring in 2 records') break;
      }
      await page.keyboard.press('Enter');
      await expect(exchange.root).toBeHidden();
      await expect(
        program.messages.getByText('2 records brought in from records.json.'),
      ).toBeVisible();
    });

    await exchange.open();
    await look('nothing new');
    await expect(exchange.button(/^Close$/).last()).toBeFocused();
    await exchange.close();
    writeFileSync(file, '{"a": 1}');
    await exchange.open();
    await look('a file of others');
    await exchange.close();
    await workbench.answerOpenDialog(inDocuments('package.zip'));
    await exchange.open();
    await expect(exchange.button('Make the dossier')).toBeFocused();
    await look('a package');
    await exchange.close();
    expect(found).toEqual({});
  });
}
