import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { DossierState } from '#shared/contract/dossier-api.ts';
import type { Reply } from '#shared/contract/errors.ts';
import type { SavedState } from '#shared/contract/events.ts';

const invoke = vi.fn<(name: string, input: unknown) => Promise<Reply>>();
vi.stubGlobal('window', { dossier: { invoke }, addEventListener: () => undefined });
const { leaveNotes, useLeaving } = await import('./leave-notes.ts');
const { queryClient } = await import('../../api/query-client.ts');
const { queryKeys } = await import('../../api/query-keys.ts');

const opened = (saved: SavedState): DossierState => ({
  status: 'open',
  id: 'a',
  title: 'A',
  description: '',
  folder: '/a',
  revision: 1,
  access: { mode: 'write' },
  saved,
  notices: [],
  collections: [],
  notes: 0,
  trash: 0,
});
const failed: SavedState = { status: 'failed', reason: 'full', message: 'Full.', unsaved: 3 };

/** What the core answers once it has tried to save. */
function answer(saved: SavedState, saving: Promise<void> = Promise.resolve()): void {
  invoke.mockImplementation(async (name) => {
    if (name === 'dossier.save') await saving;
    return { ok: true, value: name === 'dossier.state' ? opened(saved) : {} };
  });
}

function leaving() {
  const leave = vi.fn(() => Promise.resolve());
  const stay = vi.fn(() => Promise.resolve());
  return { leave, stay, asked: { verb: 'Close' as const, leave, stay } };
}

describe('leaving', () => {
  beforeEach(() => {
    vi.useRealTimers();
    invoke.mockReset();
    useLeaving.setState({ leaving: null });
    queryClient.setQueryData(queryKeys.dossier, opened(failed));
  });

  it('tries to save first, and goes on when everything is on the disk', async () => {
    answer({ status: 'saved', at: null });
    const { leave, stay, asked } = leaving();
    await leaveNotes(asked);
    expect(invoke.mock.calls.map(([name]) => name)).toEqual(['dossier.save', 'dossier.state']);
    expect(leave).toHaveBeenCalledWith(false);
    expect(stay).not.toHaveBeenCalled();
  });

  it('asks while something is in memory only, and goes nowhere', async () => {
    answer(failed);
    const { leave, stay, asked } = leaving();
    await leaveNotes(asked);
    expect(leave).not.toHaveBeenCalled();
    expect(stay).toHaveBeenCalledOnce();
    expect(useLeaving.getState().leaving).toBe(asked);
  });

  it('holds the window open while a slow disk is tried', async () => {
    vi.useFakeTimers();
    let done = (): void => undefined;
    const saving = new Promise<void>((resolve) => {
      done = resolve;
    });
    answer({ status: 'saved', at: null }, saving);
    const { leave, stay, asked } = leaving();
    const left = leaveNotes(asked);
    await vi.advanceTimersByTimeAsync(2_500);
    expect(stay).toHaveBeenCalledOnce();
    expect(leave).not.toHaveBeenCalled();
    done();
    await left;
    expect(leave).toHaveBeenCalledOnce();
  });

  it('asks the core for nothing where no dossier is open', async () => {
    queryClient.setQueryData(queryKeys.dossier, { status: 'closed', problem: null });
    answer(failed);
    const { leave, asked } = leaving();
    await leaveNotes(asked);
    expect(invoke).not.toHaveBeenCalled();
    expect(leave).toHaveBeenCalledOnce();
  });
});
