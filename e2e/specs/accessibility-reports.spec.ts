/** axe finds nothing wrong with the dialog of reports, and with a report itself, in the light and in the dark. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '../fixtures.ts';
import { findings } from '../pages/axe.ts';
import { ReportDialog } from '../pages/report-dialog.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing with reports, ${theme}`, async ({ page, workbench }) => {
    test.setTimeout(180_000);
    // axe asks each frame for its findings, and in the one of the preview nothing runs that could answer.
    workbench.expectProblems(/Failed to execute 'postMessage' on 'DOMWindow'/);
    const program = new WorkbenchPage(page);
    const dialog = new ReportDialog(page);
    const found: Record<string, string[]> = {};
    const look = async (scene: string): Promise<void> => {
      const wrong = await findings(page);
      if (wrong.length > 0) found[scene] = wrong;
    };
    await program.grid('Events').expectReady();
    await program.run(`Theme: ${theme}`);
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme);

    await dialog.open();
    await dialog.template('Casualties').check();
    await dialog.expectPreview('Casualties');
    await look('casualties');
    await dialog.template('Full profile of the group').check();
    await dialog.expectPreview('Full profile of the group');
    await look('profile');

    await dialog.template('Disputes').check();
    await dialog.expectPreview('Disputes');
    await dialog.format('HTML');
    await workbench.answerSaveDialog(path.join(workbench.documents, 'no such folder', 'a.html'));
    await dialog.start();
    await expect(dialog.problem).toBeVisible({ timeout: 30_000 });
    await look('could not be written');

    const file = path.join(workbench.documents, 'disputes.html');
    await workbench.answerSaveDialog(file);
    await dialog.write('disputes.html');
    expect(found).toEqual({});
    expect(readFileSync(file, 'utf8')).toContain('<html lang="en">');
  });
}
