// @ts-check
// Opens the workbench in an empty profile, as at the very first start, and says what it shows.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron } from '@playwright/test';
import { root } from './root.mjs';
import { Stop } from './run.mjs';

const SIZE = { width: 1280, height: 800 };
const PAINT_LIMIT_MS = 60_000;

/**
 * @param {import('./runtime.mjs').Runtime} runtime
 * @param {string} picture
 * @param {string} dossier '' = the one that ships
 * @returns {Promise<number>}
 */
export async function smoke(runtime, picture, dossier) {
  const temp = mkdtempSync(path.join(tmpdir(), 'dossier-smoke-'));
  const [userData, documents] = ['user-data', 'documents'].map((name) => path.join(temp, name));
  for (const folder of [userData, documents]) if (folder) mkdirSync(folder);
  const app = await _electron.launch({
    executablePath: runtime.executable,
    args: [...runtime.args, root, ...(dossier ? ['--dossier', dossier] : [])],
    env: {
      ...definedVariables(),
      ...runtime.env,
      DOSSIER_USER_DATA: userData ?? '',
      DOSSIER_DOCUMENTS: documents ?? '',
    },
  });
  try {
    const page = await app.firstWindow();
    /** @type {string[]} */
    const problems = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    await page.setViewportSize(SIZE);
    const painted = await countPaintedRows(page);
    const words = await describeDossier(page);
    mkdirSync(path.dirname(picture), { recursive: true });
    await page.screenshot({ path: picture });
    console.log(
      `Run in ${runtime.kind === 'electron' ? 'Electron' : 'the stand-in for Electron'}.`,
    );
    console.log(words.join('\n'));
    console.log(`${painted} rows are painted. The screenshot: ${picture}`);
    if (problems.length > 0) throw new Stop(`The page reported errors:\n${problems.join('\n')}`);
    return 0;
  } finally {
    await app.close();
    rmSync(temp, { recursive: true, force: true });
  }
}

/** Playwright wants no undefined values. */
function definedVariables() {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}

/** @param {import('@playwright/test').Page} page */
async function countPaintedRows(page) {
  const grid = page.getByRole('grid');
  const filled = page.getByRole('gridcell').filter({ hasText: /\S/ });
  try {
    await grid.locator(filled).first().waitFor({ timeout: PAINT_LIMIT_MS });
  } catch {
    const shown = (await page.locator('body').innerText()).slice(0, 500);
    throw new Stop(
      `No row was painted within ${PAINT_LIMIT_MS / 1_000} s. The window shows:\n${shown}`,
    );
  }
  return grid.getByRole('row').filter({ has: filled }).count();
}

/**
 * @param {import('@playwright/test').Page} page
 * @returns {Promise<string[]>}
 */
async function describeDossier(page) {
  const reply = await page.evaluate('window.dossier.invoke("dossier.state", {})');
  const state =
    /** @type {{ ok: boolean, value: { status: string, title: string, collections: { title: string, count: number }[] } }} */ (
      reply
    ).value;
  if (state?.status !== 'open') throw new Stop(`No dossier is open: ${JSON.stringify(reply)}`);
  return [
    state.title,
    ...state.collections.map(
      ({ title, count }) => `  ${title}: ${count} ${count === 1 ? 'row' : 'rows'}`,
    ),
  ];
}
