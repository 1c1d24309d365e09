import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createShutdown, type ShutdownSteps } from './shutdown.ts';

let done: string[];
const make = (changes: Partial<ShutdownSteps> = {}) =>
  createShutdown({
    askPage: () => done.push('ask') > 0,
    destroyWindow: () => done.push('destroy'),
    closeCore: () => Promise.resolve(void done.push('core')),
    exit: () => done.push('exit'),
    patienceMs: 3_000,
    onProblem: () => done.push('problem'),
    ...changes,
  });

beforeEach(() => {
  done = [];
  vi.useFakeTimers();
});
afterEach(() => void vi.useRealTimers());

describe('the way out', () => {
  it('asks the page first, and ends when it is done', async () => {
    const shutdown = make();
    shutdown.begin();
    shutdown.begin();
    expect(done).toEqual(['ask']);
    shutdown.pageIsDone();
    await vi.runAllTimersAsync();
    expect(done).toEqual(['ask', 'destroy', 'core', 'exit']);
    expect(shutdown.hasEnded()).toBe(true);
  });

  it('does not wait for ever for a page that hangs', async () => {
    make().begin();
    await vi.advanceTimersByTimeAsync(2_999);
    expect(done).toEqual(['ask']);
    await vi.advanceTimersByTimeAsync(1);
    expect(done).toEqual(['ask', 'problem', 'destroy', 'core', 'exit']);
  });

  it('goes on at once when there is no page', async () => {
    make({ askPage: () => false }).begin();
    await vi.runAllTimersAsync();
    expect(done).toEqual(['destroy', 'core', 'exit']);
  });

  it('ends also when the core fails to close', async () => {
    make({ closeCore: () => Promise.reject(new Error('disk full')), askPage: () => false }).begin();
    await vi.runAllTimersAsync();
    expect(done).toEqual(['destroy', 'problem', 'exit']);
  });

  it('stays when the page has something that can not be saved, and can be asked again', async () => {
    const shutdown = make();
    shutdown.begin();
    shutdown.pageStays();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(done).toEqual(['ask']);
    shutdown.begin();
    shutdown.pageIsDone();
    await vi.runAllTimersAsync();
    expect(done).toEqual(['ask', 'ask', 'destroy', 'core', 'exit']);
  });

  it('takes the page at its word when it closes the window itself', async () => {
    make().pageIsDone();
    await vi.runAllTimersAsync();
    expect(done).toEqual(['destroy', 'core', 'exit']);
  });
});
