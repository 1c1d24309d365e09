/** The core in its worker thread, as the shell runs it, on the dossier that ships. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CoreApi } from '#shared/contract/api.ts';
import { createClient } from '#shared/contract/client.ts';
import type { Invoke } from '#shared/contract/define.ts';
import type { Reply } from '#shared/contract/errors.ts';
import type { AppEvent } from '#shared/contract/events.ts';
import type { hostApi } from '#shared/contract/host-api.ts';
import type { CoreOptions, FromCore, ToCore } from '#shared/contract/wire.ts';
import { temporaryFolder } from './dossier/fixture.ts';
import { bundleChild } from './dossier/kill-test/bundle.ts';

const program = temporaryFolder();
const home = temporaryFolder();
const shipped = fileURLToPath(new URL('../../../data/iskp', import.meta.url));
let file: string;
beforeAll(async () => {
  file = await bundleChild(fileURLToPath(new URL('worker.ts', import.meta.url)), program.path);
}, 60_000);
afterAll(() => {
  program.remove();
  home.remove();
});

async function startWorker() {
  const options: CoreOptions = {
    userData: join(home.path, 'userData'),
    documents: join(home.path, 'documents'),
    shipped,
    checkOutput: true,
  };
  const worker = new Worker(file, { workerData: options });
  const waiting = new Map<number, (reply: Reply) => void>();
  const events: AppEvent[] = [];
  const said: string[] = [];
  let ids = 0;
  const ready = new Promise<void>((resolve, reject) => {
    worker.on('error', reject);
    worker.on('message', (message: FromCore) => {
      if (message.type === 'ready') resolve();
      else if (message.type === 'reply') waiting.get(message.id)?.(message.reply);
      else if (message.type === 'event') events.push(message.event);
      else if (message.type === 'log') said.push(message.message);
    });
  });
  await ready;
  const invokeAs =
    (from: ToCore['from']): Invoke =>
    (name, input) =>
      new Promise((resolve) => {
        const id = (ids += 1);
        waiting.set(id, resolve);
        worker.postMessage({ id, from, name, input } satisfies ToCore);
      });
  return {
    worker,
    events,
    said,
    page: createClient<CoreApi>(invokeAs('page')),
    host: createClient<typeof hostApi>(invokeAs('host')),
    rawPage: invokeAs('page'),
  };
}

test('opens the shipped dossier, reads every collection, writes, and closes', async () => {
  const { worker, page, host, rawPage, said } = await startWorker();
  await host.host.start({ dossier: null });
  const state = await page.dossier.state({});
  if (state.status !== 'open') throw new Error(`${JSON.stringify(state)} ${said.join('\n')}`);
  expect(state.collections.map(({ id }) => id)).toContain('events');
  for (const { id, count, sort = [] } of state.collections) {
    const query = { collection: id, search: '', filter: null, sort };
    const result = await page.records.query(query);
    expect([id, result.count]).toEqual([id, count]);
    expect(
      (await page.records.rows({ result: result.result, from: 0, to: 1_000 })).rows,
    ).toHaveLength(count);
  }
  expect(await rawPage('host.close', {})).toMatchObject({ ok: false });
  expect(await rawPage('__proto__', {})).toMatchObject({
    ok: false,
    error: { code: 'invalid_input' },
  });
  await page.notes.create({
    target: { kind: 'dossier' },
    text: 'from the page',
    tags: [],
    status: 'open',
  });
  expect(existsSync(join(state.folder, 'changes.jsonl'))).toBe(true);
  await host.host.close({});
  expect(JSON.parse(readFileSync(join(state.folder, 'layer.json'), 'utf8'))).toHaveProperty(
    'seq',
    1,
  );
  expect(await worker.terminate()).toBeTypeOf('number');
  expect(said.filter((line) => line.includes('failed'))).toEqual([]);
});

test('that dies frees its dossier; the next one has all that was acknowledged', async () => {
  const first = await startWorker();
  await first.host.host.start({ dossier: null });
  const target = { kind: 'dossier' as const };
  await first.page.notes.create({ target, text: 'before the end', tags: [], status: 'open' });
  await first.worker.terminate();
  const second = await startWorker();
  await second.host.host.start({ dossier: null });
  expect(await second.page.dossier.state({})).toMatchObject({ status: 'open', notes: 2 });
  await second.host.host.close({});
  await second.worker.terminate();
});
