/** Undo of everything: many works of every kind, taken back one by one and done again, by the hash of all that is kept. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DossierFile } from '#shared/model/dossier.ts';
import { stateOf } from '#core/dossier/faults/states.ts';
import { fixtureDeps, temporaryFolder, writeDossierFile } from '../dossier/fixture.ts';
import { bundleChild } from '../dossier/kill-test/bundle.ts';
import { openDossier } from '../dossier/open.ts';
import { testCore, type TestCore } from '../test-core.ts';
import { quiet, stateHash } from './fixture.ts';
import { doAction, mixedActions } from './mixed-actions.ts';

const ACTIONS = Number(process.env['DOSSIER_UNDO_ACTIONS'] ?? 1_000);
const kinds = Object.keys(mixedActions);

const program = temporaryFolder();
let documentScript: string;
beforeAll(async () => {
  const entry = fileURLToPath(new URL('../reading/documents/document-thread.ts', import.meta.url));
  documentScript = await bundleChild(entry, program.path);
}, 120_000);
afterAll(() => program.remove());

/** Not started yet. Its dossier keeps sources, so that documents have a place. */
function coreWithSources(): TestCore {
  const core = testCore({ ...quiet, documentScript });
  const shipped = join(core.folder, 'shipped');
  const file = JSON.parse(readFileSync(join(shipped, 'dossier.json'), 'utf8')) as DossierFile;
  const fields = [{ id: 'title', title: 'Title', type: 'text' as const }];
  const sources = { id: 'sources', title: 'Sources', singular: 'source', titleField: 'title' };
  const collections = [...file.collections, { ...sources, fields }];
  writeDossierFile(shipped, { ...file, collections });
  return core;
}

/** Closes it; answers the next one on the same files, and the hash of all that the files hold. */
async function restart(core: TestCore): Promise<{ next: TestCore; stored: string }> {
  const { path } = await core.host.host.openFolder({});
  await core.host.host.close({});
  const dossier = await openDossier(path!, fixtureDeps());
  // What number the last change has is no part of what is kept.
  const stored = stateOf(dossier).replace(/^change \d+, /, '');
  await dossier.close();
  const next = core.again({ ...quiet, documentScript });
  await next.host.host.start({ dossier: path! });
  return { next, stored };
}

const lastStep = async ({ page }: TestCore): Promise<number> =>
  (await page.history.state({})).undo?.first ?? 0;

test(
  `${ACTIONS} mixed actions undone one by one give the first state, redone the last`,
  { timeout: 600_000 },
  async () => {
    const action = fc.record({ kind: fc.constantFrom(...kinds), n: fc.nat({ max: 1e6 }) });
    const actions = fc.array(action, { minLength: ACTIONS, maxLength: ACTIONS });
    await fc.assert(
      fc.asyncProperty(actions, async (list) => {
        let core = coreWithSources();
        await core.host.host.start({ dossier: null });
        const states: string[] = [];
        const look = async (): Promise<void> => {
          const seen = await stateHash(core);
          const { next, stored } = await restart(core);
          core = next;
          states.push(`${seen} ${stored}`);
        };
        await look();
        const done = new Map(kinds.map((kind) => [kind, 0]));
        for (const { kind, n } of list) {
          const before = await lastStep(core);
          await doAction(core, kind, n);
          if ((await lastStep(core)) > before) done.set(kind, (done.get(kind) ?? 0) + 1);
        }
        await look();
        let steps = 0;
        while ((await core.page.history.undo({})).label !== null) steps += 1;
        await look();
        let again = 0;
        while ((await core.page.history.redo({})).label !== null) again += 1;
        await look();
        const [first, last] = states;
        expect(states).toEqual([first, last, first, last]);
        expect(again).toBe(steps);
        // oxlint-disable-next-line no-console -- the figures are the point
        console.info(
          `undo: ${list.length} actions of ${kinds.length} kinds, ${steps} steps undone and redone, the hashes are the same`,
        );
        expect([...done].filter(([, times]) => times === 0)).toEqual([]);
        expect(steps).toBeGreaterThan(list.length / 3);
      }),
      { numRuns: 1, endOnFailure: true },
    );
  },
);
