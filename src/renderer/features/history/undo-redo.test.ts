import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Reply } from '#shared/contract/errors.ts';

/** A core with steps 1 to 3 done, that answers when it is told to. */
const core = { done: [1, 2, 3], undone: [] as number[] };
const calls: string[] = [];
let answers: (() => void)[] = [];

const offered = (list: number[]) => {
  const first = list.at(-1);
  return first === undefined ? null : { label: `Step ${first}`, first };
};

function reply(name: string, input: { expected?: number }): unknown {
  if (name === 'history.state') return { undo: offered(core.done), redo: offered(core.undone) };
  if (name !== 'history.undo' && name !== 'history.redo') return {};
  const [from, to] = name === 'history.undo' ? [core.done, core.undone] : [core.undone, core.done];
  const fits = input.expected === undefined || input.expected === from.at(-1);
  const step = fits ? from.pop() : undefined;
  if (step !== undefined) to.push(step);
  return {
    label: step === undefined ? null : `Step ${step}`,
    records: [],
    notes: false,
    views: [],
  };
}

const invoke = vi.fn(async (name: string, input: { expected?: number }): Promise<Reply> => {
  calls.push(input.expected === undefined ? name : `${name} ${input.expected}`);
  if (name === 'history.undo') await new Promise<void>((resolve) => answers.push(resolve));
  return { ok: true, value: reply(name, input) };
});
vi.stubGlobal('window', { dossier: { invoke }, addEventListener: () => undefined });
const { isMoving, moveStep } = await import('./undo-redo.ts');
const { openNote } = await import('../notes/note-session.ts');
const { useToasts } = await import('../../components/toast/toast-store.ts');

const messages = () => useToasts.getState().toasts.map(({ message }) => message);
const answer = async (): Promise<void> => {
  await vi.waitFor(() => expect(answers.length).toBeGreaterThan(0));
  for (const each of answers.splice(0)) each();
};

describe('undo and redo', () => {
  beforeEach(() => {
    core.done = [1, 2, 3];
    core.undone = [];
    calls.length = 0;
    answers = [];
    useToasts.setState({ toasts: [] });
  });

  it('come one after the other, each about the step that was shown last', async () => {
    const both = Promise.all([moveStep('undo'), moveStep('undo')]);
    expect(isMoving()).toBe(true);
    await answer();
    await answer();
    await both;
    expect(isMoving()).toBe(false);
    expect(calls.filter((call) => call.startsWith('history.undo'))).toEqual([
      'history.undo 3',
      'history.undo 2',
    ]);
    expect(core.done).toEqual([1]);
    expect(messages()).toEqual(['Undone: Step 2']);
  });

  it('send what is typed to the disk first', async () => {
    const note = {
      id: 'n1',
      target: { kind: 'dossier' as const },
      text: '',
      tags: [],
      status: 'open' as const,
      createdAt: '2026-01-01T00:00:00.000Z',
      updatedAt: '2026-01-01T00:00:00.000Z',
    };
    openNote(note).autosave.type('words');
    const moved = moveStep('undo');
    await answer();
    await moved;
    expect(calls.indexOf('notes.update')).toBe(0);
  });

  it('do nothing when the step is no longer the last one, and say so', async () => {
    await moveStep('undo', 1);
    expect(core.done).toEqual([1, 2, 3]);
    expect(messages()).toEqual(['Something else was done since. Nothing was undone.']);
  });

  it('offer the way back, which is about that very step', async () => {
    const moved = moveStep('undo');
    await answer();
    await moved;
    const [redo] = useToasts.getState().toasts[0]?.actions ?? [];
    expect(redo?.label).toBe('Redo');
    core.undone = [];
    redo?.run();
    await vi.waitFor(() => expect(isMoving()).toBe(false));
    expect(messages()).toEqual(['Something else was done since. Nothing was redone.']);
  });

  it('say when there is nothing', async () => {
    core.done = [];
    await moveStep('undo');
    expect(messages()).toEqual(['There is nothing to undo.']);
  });
});
