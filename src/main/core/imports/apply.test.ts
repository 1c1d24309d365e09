/** Taking in a file of several parts: how far it is, and that it can be stopped on the way. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import type { AppEvent } from '#shared/contract/events.ts';
import { openSession, type ImportSession } from './test-session.ts';

const ROWS = 2_000;
/** About nine million characters a thousand rows: three parts and a bit. */
const text = `id,title,text\n${Array.from({ length: ROWS }, (_, at) => `${at},T${at},${'x'.repeat(9_000)}\n`).join('')}`;
const job = 'apply';

let session: ImportSession;
let told: (event: AppEvent) => void;
let draft: string;
beforeEach(async () => {
  told = () => undefined;
  session = await openSession({ emit: (event) => told(event) });
  const opened = await session.openText('large.csv', text);
  const { target } = await session.propose(opened);
  expect(await session.plan(opened, target)).toMatchObject({ new: ROWS, rejected: 0 });
  draft = opened.draft;
});

/** Each look at the clock is so much later. */
function tick(milliseconds: number): void {
  let now = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += milliseconds));
  onTestFinished(() => clock.mockRestore());
}

type Told = Extract<AppEvent, { type: 'progress' }>;
function progressOfApply(): Told[] {
  const steps: Told[] = [];
  told = (event) => {
    if (event.type === 'progress' && event.job === job) steps.push(event);
  };
  return steps;
}

const inBase = (): string[] => {
  const base = join(session.core.folder, 'work', 'base');
  return existsSync(base) ? readdirSync(base) : [];
};

test('it is told in records, from none to all of them', async () => {
  tick(1_000);
  const steps = progressOfApply();
  const { records } = await session.core.page.imports.apply({ draft, job });
  expect(records).toBe(ROWS);
  expect(inBase().length).toBeGreaterThan(2);
  const done = steps.map((step) => step.done);
  expect(steps.map(({ total }) => total)).toEqual(done.map(() => ROWS));
  expect(done).toHaveLength(inBase().length + 1);
  expect([...new Set(done)].toSorted((a, b) => a - b)).toEqual(done);
  expect([done.at(0), done.at(-1)]).toEqual([0, ROWS]);
});

test('of one that is quick the end is told', async () => {
  tick(0);
  const steps = progressOfApply();
  await session.core.page.imports.apply({ draft, job });
  expect(steps).toMatchObject([{ done: ROWS, total: ROWS }]);
});

test('stopped half way, it changes nothing and leaves no file behind', async () => {
  tick(1_000);
  const { page } = session.core;
  told = (event) => {
    if (event.type === 'progress' && event.job === job && event.done > 0)
      void page.jobs.cancel({ job });
  };
  await expect(page.imports.apply({ draft, job })).rejects.toMatchObject({ code: 'cancelled' });
  expect(inBase()).toEqual([]);
  expect(await page.imports.list({})).toEqual([]);
  expect((await page.history.state({})).undo).toBeNull();
  await page.imports.close({ draft });
});
