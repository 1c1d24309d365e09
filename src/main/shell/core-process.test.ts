import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startCoreProcess, type CoreProcess } from './core-process.ts';

// A worker that does what the call's name says, so that the thread itself is real.
const WORKER = `
import { parentPort, workerData } from 'node:worker_threads';
parentPort.postMessage({ type: 'ready' });
parentPort.on('message', ({ id, from, name, input }) => {
  const reply = (value) => parentPort.postMessage({ type: 'reply', id, reply: { ok: true, value } });
  if (name === 'echo.back') reply({ from, input, userData: workerData.userData });
  if (name === 'echo.refuse') parentPort.postMessage({ type: 'reply', id, reply: { ok: false, error: { code: 'locked', message: 'no' } } });
  if (name === 'echo.tell') { parentPort.postMessage({ type: 'event', event: { type: 'dossier' } }); reply(null); }
  if (name === 'echo.crash') throw new Error('as told');
  if (name === 'echo.exit') process.exit(3);
});
`;

let folder: string;
let core: CoreProcess;
let events: unknown[];
let crashes: string[];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'dossier-core-'));
  const script = path.join(folder, 'worker.mjs');
  await writeFile(script, WORKER);
  events = [];
  crashes = [];
  core = startCoreProcess({
    script,
    core: { userData: folder, documents: '', shipped: '', checkOutput: false },
    log: () => {},
    onEvent: (event) => events.push(event),
    onPrint: () => {},
    onCrash: (reason) => crashes.push(reason),
  });
});

afterEach(async () => {
  await core.stop();
  await rm(folder, { recursive: true });
});

describe('the core in its thread', () => {
  it('answers each call with its own reply', async () => {
    const replies = await Promise.all(
      [1, 2, 3].map((input) => core.callForPage('echo.back', input)),
    );
    expect(replies).toEqual(
      [1, 2, 3].map((input) => ({ ok: true, value: { from: 'page', input, userData: folder } })),
    );
  });

  it("passes the shell's calls on as the host's, and rejects with the core's error", async () => {
    const host = core.host as unknown as Record<
      string,
      Record<string, (input: unknown) => Promise<unknown>>
    >;
    expect(await host['echo']!['back']!(1)).toMatchObject({ from: 'host' });
    await expect(host['echo']!['refuse']!(1)).rejects.toMatchObject({
      code: 'locked',
      message: 'no',
    });
  });

  it('passes events on', async () => {
    await core.callForPage('echo.tell', null);
    expect(events).toEqual([{ type: 'dossier' }]);
  });

  it('refuses every pending call when the thread crashes, says why, and can start again', async () => {
    const pending = [core.callForPage('echo.nothing', 1), core.callForPage('echo.crash', 1)];
    for (const reply of await Promise.all(pending)) {
      expect(reply).toMatchObject({ ok: false, error: { code: 'internal' } });
    }
    expect(crashes).toEqual([expect.stringContaining('as told')]);
    expect(await core.callForPage('echo.back', 1)).toMatchObject({ ok: false });
    core.restart();
    expect(await core.callForPage('echo.back', 1)).toMatchObject({ ok: true });
  });

  it('notices a thread that ends by itself', async () => {
    expect(await core.callForPage('echo.exit', 1)).toMatchObject({ ok: false });
    expect(crashes).toEqual([expect.stringContaining('code 3')]);
  });

  it('does not call a stop a crash', async () => {
    const pending = core.callForPage('echo.nothing', 1);
    await core.stop();
    expect(await pending).toMatchObject({ ok: false });
    expect(crashes).toEqual([]);
  });
});
