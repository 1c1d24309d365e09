/** Everything that a page reports as wrong, as lines of text. */
import type { Page } from '@playwright/test';

type Report = (problem: string) => void;

/** A page that has loaded already may have reported something before: Playwright keeps those messages for us. */
export async function watchPage(page: Page, report: Report): Promise<void> {
  page.on('pageerror', (error) => report(`uncaught: ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) report(`console: ${message.text()}`);
  });
  for (const error of await page.pageErrors()) report(`uncaught: ${error.stack ?? error.message}`);
  for (const message of await page.consoleMessages()) {
    if (['error', 'warning'].includes(message.type())) report(`console: ${message.text()}`);
  }
}
