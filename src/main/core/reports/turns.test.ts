/** While a report is made, others get their answers; stopped, changed or failed, it leaves nothing. */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { AppEvent } from '#shared/contract/events.ts';
import type { ReportFormat } from '#shared/report/options.ts';
import { nodeFileSystem, type FileSystem } from '../dossier/file-system.ts';
import { noteStep, range, temporaryFolder } from '../dossier/fixture.ts';
import { bundleChild } from '../dossier/kill-test/bundle.ts';
import { memoryCore, memoryDossier, type MemoryCore } from '../query/fixture.ts';
import type { TestCore } from '../test-core.ts';
import { textOfDocx } from './docx/fixture.ts';
import { createMakeWord } from './docx/word-file.ts';
import { eventsRequest, reportCore } from './fixture.ts';
import { reportsHandlers } from './handlers.ts';

const program = temporaryFolder();
let wordScript: string;
beforeAll(async () => {
  const entry = fileURLToPath(new URL('./docx/word-thread.ts', import.meta.url));
  wordScript = await bundleChild(entry, program.path);
}, 120_000);
afterAll(() => program.remove());

/** A report of them takes many turns on any machine. */
const many = range(1, 2_000).map((at) => ({
  id: `m${at}`,
  statements: ['open', 'other'].map((source, index) => ({
    source,
    quote: `Words of ${source} on event ${at}`,
    values: { title: `Event ${at}`, date: `20${10 + (at % 15)}-04`, killed: { best: at + index } },
  })),
}));
const request = { ...eventsRequest, template: 'chronicle' as const };
const query = { collection: 'events', search: '', filter: null, sort: [] };

async function write(core: TestCore, format: ReportFormat) {
  const path = join(core.folder, 'report.out');
  await core.host.host.grant({ handle: 'out', path });
  return core.page.reports.write({ target: 'out', request, format, job: 'job' });
}

type Answers = { whileTold: number; whileLaidOut: number };

/** How many questions others got answered until half of the records were told, and from then until the file was begun. */
async function answersWhile(format: ReportFormat): Promise<Answers> {
  const now = { phase: 'whileTold' as keyof Answers | 'written' };
  const fs: FileSystem = {
    ...nodeFileSystem,
    open(path, mode) {
      if (path.endsWith('.export.tmp')) now.phase = 'written';
      return nodeFileSystem.open(path, mode);
    },
  };
  const emit = (event: AppEvent): void => {
    if (event.type === 'progress' && event.done > 1_000) now.phase = 'whileLaidOut';
  };
  const core = await reportCore({ fs, emit, wordScript }, many);
  const writing = write(core, format);
  const answers: Answers = { whileTold: 0, whileLaidOut: 0 };
  for (;;) {
    await sleep(2);
    await core.page.records.query(query);
    if (now.phase === 'written') break;
    answers[now.phase] += 1;
  }
  await writing;
  return answers;
}

const leftBy = (core: TestCore): string[] =>
  readdirSync(core.folder).filter((name) => name.startsWith('report.') || name.endsWith('.tmp'));

describe.each(['html', 'markdown', 'docx'] as const)('a report as %s', (format) => {
  it('lets others in between, again and again', async () => {
    const { whileTold, whileLaidOut } = await answersWhile(format);
    // One may have come before it was begun.
    expect(whileTold).toBeGreaterThan(2);
    expect(whileLaidOut).toBeGreaterThan(2);
  }, 60_000);

  it('leaves nothing when it is stopped half way', async () => {
    const core: TestCore = await reportCore(
      {
        wordScript,
        emit(event: AppEvent) {
          if (event.type === 'progress' && event.done * 2 > (event.total ?? 0))
            void core.page.jobs.cancel({ job: event.job });
        },
      },
      many,
    );
    await expect(write(core, format)).rejects.toMatchObject({ code: 'cancelled' });
    expect(leftBy(core)).toEqual([]);
  });
});

it('is of one moment: a change meanwhile refuses it', async () => {
  const { path: folder, remove } = temporaryFolder();
  onTestFinished(remove);
  const fields = [{ id: 'title', title: 'Title', type: 'text' as const }];
  const events = { id: 'events', title: 'Events', singular: 'event', titleField: 'title', fields };
  const dossier = memoryDossier([events], { events: many });
  const core: MemoryCore = memoryCore(dossier);
  core.paths.set('out', join(folder, 'report.out'));
  const emit = (event: AppEvent): void => {
    core.events.push(event);
    if (dossier.log.length === 0) void dossier.commit(noteStep('n1', 'A note.'));
  };
  const parts = { fs: nodeFileSystem, print: null, word: createMakeWord(undefined) };
  const handlers = reportsHandlers({ ...core, emit }, parts);
  const asked = { ...request, template: 'records' as const };
  const writing = handlers['reports.write']({
    target: 'out',
    request: asked,
    format: 'html',
    job: 'j',
  });
  await expect(writing).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('changed while the report was made') as string,
  });
  expect(readdirSync(folder)).toEqual([]);
});

describe('the thread of Word documents', () => {
  it('makes the same document', async () => {
    const [with_, without] = await Promise.all(
      [{ wordScript }, {}].map(async (ports) => {
        const core = await reportCore({ ...ports, clock: () => new Date('2026-01-02T03:04:05Z') });
        await write(core, 'docx');
        return textOfDocx(readFileSync(join(core.folder, 'report.out')));
      }),
    );
    expect(with_).toContain('First event');
    expect(with_).toBe(without);
  });

  it('is ended when it is no longer wanted', async () => {
    const script = join(program.path, 'never.mjs');
    writeFileSync(script, 'setInterval(() => undefined, 1_000);');
    const core = await reportCore({ wordScript: script });
    const writing = write(core, 'docx');
    const ended = expect(writing).rejects.toMatchObject({ code: 'cancelled' });
    for (let turn = 0; turn < 100; turn += 1) await nextTurn();
    await core.page.jobs.cancel({ job: 'job' });
    await ended;
    expect(existsSync(join(core.folder, 'report.out'))).toBe(false);
  });

  it('that fails fails the report', async () => {
    const script = join(program.path, 'fails.mjs');
    writeFileSync(script, 'throw new Error("no");');
    const core = await reportCore({ wordScript: script });
    await expect(write(core, 'docx')).rejects.toMatchObject({ code: 'internal' });
    expect(leftBy(core)).toEqual([]);
  });
});
