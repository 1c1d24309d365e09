/** The program under work: all lanes at once in its page, and its end by SIGKILL. */
import { expect, type ElectronApplication, type Page } from '@playwright/test';
import { Lane, type Random } from './lane.ts';
import {
  ask,
  seenEdits,
  seenNotes,
  seenRecords,
  seenViews,
  takePicture,
  textIn,
  type Picture,
  type Seen,
} from './observe.ts';
import { alive, familyOf } from './processes.ts';
import { editWork, noteWork, recordWork, viewWork } from './work.ts';

type Tracked = { lane: Lane; seenIn: (picture: Picture, lane: Lane) => Seen };
export type Lanes = { all: Map<string, Tracked>; edited: string[] };

export async function createLanes(page: Page): Promise<Lanes> {
  // From the next start on: a grid that follows every change would take most of the time.
  await ask(page, 'preferences.set', { page: 'trash' });
  const { edited } = await takePicture(page, null);
  const original = new Map(edited.map((row) => [row.id, textIn(row, 'place')]));
  const edits = new Lane(editWork(original));
  edits.expect(new Map([...original].map(([id, content]) => [id, { content, trashed: false }])));
  const all = new Map<string, Tracked>([
    ['notes', { lane: new Lane(noteWork()), seenIn: seenNotes }],
    ['records', { lane: new Lane(recordWork()), seenIn: seenRecords }],
    ['edits', { lane: edits, seenIn: seenEdits }],
    ['views', { lane: new Lane(viewWork()), seenIn: seenViews }],
  ]);
  return { all, edited: [...original.keys()] };
}

/** Throws when the dossier is not open, or something acknowledged is not there as it was. */
export async function checkAll(page: Page, { all, edited }: Lanes): Promise<Picture> {
  const picture = await takePicture(page, edited);
  expect(picture.state).toMatchObject({ status: 'open' });
  for (const { lane, seenIn } of all.values()) {
    const { found, ids } = seenIn(picture, lane);
    lane.check(found, ids);
  }
  return picture;
}

type Reply = { ok: boolean; value?: unknown; error?: { message: string } };
type Working = {
  nextStep: (lane: string, reply: unknown) => Promise<{ call: string; input: unknown }>;
  dossier: { invoke: (call: string, input: unknown) => Promise<unknown> };
};

/** The id of what was made, where something was. */
function idIn(value: unknown): string | null {
  const answer = value as { note?: { id?: string }; record?: string } | undefined;
  return answer?.note?.id ?? answer?.record ?? null;
}

/** Resolves after so many acknowledged changes; the work goes on until the program dies. */
export async function work(
  page: Page,
  { all }: Lanes,
  wanted: number,
  random: Random,
): Promise<void> {
  let left = wanted;
  let done: () => void;
  let fail: (error: Error) => void;
  const enough = new Promise<void>((resolve, reject) => {
    done = resolve;
    fail = reject;
  });
  await page.exposeFunction('nextStep', (name: string, reply: Reply | null) => {
    const { lane } = all.get(name)!;
    if (reply?.ok === false) fail(new Error(`${name}: ${reply.error?.message}`));
    if (reply?.ok) {
      lane.acknowledge(idIn(reply.value));
      left -= 1;
    }
    if (left <= 0) done();
    const { call, input } = lane.next(random);
    return { call, input };
  });
  await page.evaluate(
    (names) => {
      const { nextStep, dossier } = window as unknown as Working;
      const go = async (name: string): Promise<never> => {
        let reply: unknown = null;
        for (;;) {
          const { call, input } = await nextStep(name, reply);
          reply = await dossier.invoke(call, input);
        }
      };
      for (const name of names) void go(name);
    },
    [...all.keys()],
  );
  await enough;
}

/** SIGKILL. Answers a function that waits until nothing of it is left: no Chromium either. */
export async function kill(app: ElectronApplication): Promise<() => Promise<void>> {
  const family = familyOf(app.process().pid!);
  const gone = app.waitForEvent('close');
  app.process().kill('SIGKILL');
  await gone;
  return () => expect.poll(() => alive(family), { intervals: [20, 50, 100] }).toEqual([]);
}
