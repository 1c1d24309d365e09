// Starts the fixture app in the stand-in, for the stand-in's own test.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';

const here = path.dirname(fileURLToPath(import.meta.url));
const executablePath = path.join(here, 'electron');
export const fixtureApp = path.join(here, 'fixture-app');

export interface Launched {
  readonly app: ElectronApplication;
  readonly page: Page;
}

/** What the fixture's own scripts put on their globals. */
interface FixtureApi {
  readonly [name: string]: unknown;
  invoke(channel: string, ...args: unknown[]): Promise<unknown>;
  connect(): void;
  pathOf(file: unknown): string;
  apply(callback: (value: number) => number): number;
  later(fails?: boolean): Promise<unknown>;
  boom(): void;
  leak(): void;
}

declare global {
  var fixture: FixtureApi;
  var fixtureLog: string[];
}

function environment(extra: Record<string, string>): Record<string, string> {
  const inherited = Object.entries(process.env).filter(([, value]) => value !== undefined);
  return { ...(Object.fromEntries(inherited) as Record<string, string>), ...extra };
}

export function launchApp(extra: Record<string, string> = {}): Promise<ElectronApplication> {
  return _electron.launch({
    executablePath,
    args: [fixtureApp],
    env: environment(extra),
    // Playwright would pin the page to light, whatever nativeTheme says.
    colorScheme: null,
  });
}

export async function launch(extra: Record<string, string> = {}): Promise<Launched> {
  const app = await launchApp(extra);
  const page = await app.firstWindow();
  await page.getByRole('heading', { name: 'Fixture' }).waitFor();
  return { app, page };
}

/** The fixture app's own notes of what happened. */
export function readLog(app: ElectronApplication): Promise<string[]> {
  return app.evaluate(() => globalThis.fixtureLog);
}

export function temporaryFolder(): string {
  return mkdtempSync(path.join(os.tmpdir(), 'stand-in-test-'));
}

/** Without Playwright, as from a shell. */
export function startBare(args: readonly string[], extra: Record<string, string> = {}): Bare {
  const child = spawn(executablePath, args, {
    env: environment(extra),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => void (errors += chunk));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, ended, errors: () => errors };
}

export interface Bare {
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  readonly errors: () => string;
}
