import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createAutosave, type SaveState } from './autosave.ts';

describe('autosave', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    return () => vi.useRealTimers();
  });

  function setUp(save: (text: string) => Promise<void>) {
    const states: string[] = [];
    const autosave = createAutosave('', {
      save,
      onState: (state: SaveState) => states.push(state.status),
      pause: 300,
      ceiling: 700,
    });
    return { autosave, states };
  }

  it('sends once, a moment after the last key', async () => {
    const save = vi.fn(async () => {});
    const { autosave, states } = setUp(save);
    autosave.type('a');
    await vi.advanceTimersByTimeAsync(200);
    autosave.type('ab');
    await vi.advanceTimersByTimeAsync(299);
    expect(save).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(save.mock.calls).toEqual([['ab']]);
    expect(states).toEqual(['unsaved', 'unsaved', 'saving', 'saved']);
  });

  it('does not wait for a pause that never comes', async () => {
    const save = vi.fn(async () => {});
    const { autosave } = setUp(save);
    for (let key = 1; key <= 10; key += 1) {
      autosave.type('x'.repeat(key));
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(save).toHaveBeenCalledTimes(1);
    expect(save).toHaveBeenCalledWith('x'.repeat(7));
  });

  it('says saved only after the reply, and sends what was typed meanwhile', async () => {
    const replies: (() => void)[] = [];
    const save = vi.fn(() => new Promise<void>((resolve) => replies.push(resolve)));
    const { autosave } = setUp(save);
    autosave.type('a');
    await vi.advanceTimersByTimeAsync(300);
    autosave.type('ab');
    expect(autosave.state().status).toBe('saving');
    await vi.advanceTimersByTimeAsync(300);
    expect(save).toHaveBeenCalledTimes(1);
    replies[0]!();
    await vi.advanceTimersByTimeAsync(0);
    expect(save).toHaveBeenLastCalledWith('ab');
    expect(autosave.state().status).toBe('saving');
    replies[1]!();
    await vi.advanceTimersByTimeAsync(0);
    expect(autosave.state().status).toBe('saved');
  });

  it('keeps the text of a failed save and sends it again when asked', async () => {
    const save = vi
      .fn<(text: string) => Promise<void>>()
      .mockRejectedValueOnce(new Error('disk full'));
    save.mockResolvedValue(undefined);
    const { autosave } = setUp(save);
    autosave.type('kept');
    await vi.advanceTimersByTimeAsync(300);
    expect(autosave.state()).toEqual({ status: 'failed', message: 'disk full' });
    expect(autosave.text()).toBe('kept');
    expect(await autosave.flush()).toBe(true);
    expect(save).toHaveBeenLastCalledWith('kept');
  });

  it('flushes at once and waits for the save that is on its way', async () => {
    const save = vi.fn(async () => {});
    const { autosave } = setUp(save);
    autosave.type('a');
    const flushed = autosave.flush();
    expect(save).toHaveBeenCalledWith('a');
    expect(await flushed).toBe(true);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(save).toHaveBeenCalledTimes(1);
  });

  it('flushes newer text after the save that is on its way', async () => {
    const replies: (() => void)[] = [];
    const save = vi.fn(() => new Promise<void>((resolve) => replies.push(resolve)));
    const { autosave } = setUp(save);
    autosave.type('a');
    void autosave.flush();
    autosave.type('ab');
    const flushed = autosave.flush();
    replies[0]!();
    await vi.advanceTimersByTimeAsync(0);
    replies[1]!();
    expect(await flushed).toBe(true);
    expect(save.mock.calls).toEqual([['a'], ['ab']]);
  });

  it('has nothing to send when the text is as it was', async () => {
    const save = vi.fn(async () => {});
    const { autosave } = setUp(save);
    expect(await autosave.flush()).toBe(true);
    expect(save).not.toHaveBeenCalled();
  });
});
