/** axe finds nothing wrong with claims, disputes and sums, in the light and in the dark. */
import { expect, test } from '../fixtures.ts';
import { findings } from '../pages/axe.ts';
import { claimCard, ClaimForm, RankDialog } from '../pages/claims.ts';
import { DisputesPage } from '../pages/disputes-page.ts';
import { Sums } from '../pages/sums.ts';
import { WorkbenchPage } from '../pages/workbench-page.ts';

const KERMAN = 'Twin bombing of mourners in Kerman';

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing with claims, ${theme}`, async ({ page }) => {
    test.setTimeout(240_000);
    const program = new WorkbenchPage(page);
    const { inspector } = program;
    const found: Record<string, string[]> = {};
    const look = async (scene: string): Promise<void> => {
      const wrong = await findings(page);
      if (wrong.length > 0) found[scene] = wrong;
    };
    const grid = program.grid('Events');
    await grid.expectReady();
    await program.run(`Theme: ${theme}`);
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme);
    await grid.cell(KERMAN, 'Killed').click();
    await inspector.expectRecord(KERMAN);

    await page.keyboard.press('Alt+Enter');
    const card = claimCard(page, 'Killed');
    await expect(card.getByRole('listitem')).toHaveCount(2);
    await look('card, by key');
    await page.keyboard.press('Escape');
    await grid.mark(KERMAN, 'Killed', /claims that differ/).hover();
    await expect(card).toBeVisible();
    await look('card, by pointer');
    await program.searchBox.hover();
    await expect(card).toBeHidden();

    await grid.cell(KERMAN, 'Killed').click();
    await page.keyboard.press('ControlOrMeta+Shift+A');
    const form = new ClaimForm(page, 'New claim on Killed');
    await expect(form.box('Best')).toBeFocused();
    await look('form');
    await page.keyboard.type('many');
    await form.root.getByText('Preferred', { exact: true }).click();
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(form.problem).toBeVisible();
    await look('form, refused');
    await form.source.click();
    await expect(page.getByRole('option', { name: 'Who is ISIS-K?' })).toBeVisible();
    await look('sources');
    await page.getByRole('option', { name: 'Who is ISIS-K?' }).click();
    await page.keyboard.press('Escape');
    await expect(form.question).toBeVisible();
    await look('form, asking');
    await form.question.getByRole('button', { name: 'Discard' }).click();
    await inspector.field('Method').hover();
    await inspector
      .field('Method')
      .getByRole('button', { name: /add a claim$/ })
      .click();
    await expect(
      new ClaimForm(page, 'New claim on Method').root.getByRole('option').first(),
    ).toBeVisible();
    await look('form, choosing values');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');

    await inspector.claims('Killed').nth(1).click({ button: 'right' });
    await expect(program.menuItem('Prefer…')).toBeVisible();
    await look('menu of a claim');
    await program.menuItem('Prefer…').click();
    const dialog = new RankDialog(page);
    await expect(dialog.root.getByRole('textbox')).toBeFocused();
    await look('asking why');
    await dialog.answer('It is the later count.');

    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await program.menuItem('What is said, and by whom…').click();
    await expect(page.getByRole('dialog', { name: 'Filter by what is said' })).toBeVisible();
    await look('filter by what is said');
    await page.keyboard.press('Escape');

    const lens = page.getByRole('button', { name: /^As whom the grids show it: / });
    await lens.click();
    await page.getByRole('option', { name: 'Who is ISIS-K?' }).click();
    await expect(page.getByText('Only what Who is ISIS-K? says.')).toBeVisible();
    await look('as one source says');
    await page.getByRole('button', { name: 'All sources', exact: true }).click();

    await new Sums(page).menu();
    await look('sums');
    await page.keyboard.press('Escape');

    const disputes = new DisputesPage(page);
    await disputes.open();
    await disputes.rows().first().locator('[data-jump]').focus();
    await look('disputes');
    await disputes.search('no such words');
    await expect(page.getByText('No dispute fits')).toBeVisible();
    await look('disputes, none found');

    expect(found).toEqual({});
  });
}
