/** What axe finds on the page as it is now, in words. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Marks that are half faded in are not judged. */
export async function findings(page: Page): Promise<string[]> {
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((each) => each.finished.catch(() => null))),
  );
  // The usual way opens a second page for the results, and this program has one window.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}\n${failureSummary}`),
  );
}
