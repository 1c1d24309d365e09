import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ErrorCode, Reply } from '#shared/contract/errors.ts';

/** What the core answers to a look; null: it takes until it is told to stop. */
let answer: Reply | null = null;
let stop: (() => void) | null = null;
const calls: string[] = [];

const refusal = (code: ErrorCode): Reply => ({ ok: false, error: { code, message: code } });
const invoke = vi.fn(async (name: string): Promise<Reply> => {
  calls.push(name);
  if (name === 'jobs.cancel') stop?.();
  if (name !== 'exchange.look') return { ok: true, value: {} };
  if (answer) return answer;
  await new Promise<void>((resolve) => (stop = resolve));
  return refusal('cancelled');
});
vi.stubGlobal('window', { dossier: { invoke }, addEventListener: () => undefined });
const { leaveExchange, takeExchange } = await import('./take-exchange.ts');
const { useExchange, nothing } = await import('./exchange-store.ts');
const { openDialog, useUi } = await import('../../state/ui-store.ts');

const file = { handle: 'h', name: 'claims.csv', folder: '/' };
const look = { draft: 'd', kind: 'claims', new: 1, same: 0, changed: 0, refused: 0, reasons: [] };
const dialog = (): string | null => useUi.getState().dialog;

describe('takeExchange', () => {
  beforeEach(() => {
    answer = { ok: true, value: null };
    stop = null;
    calls.length = 0;
    useExchange.setState(nothing);
    openDialog(null);
  });

  it('takes a file of ours into its dialog, and gives the draft back when that is left', async () => {
    answer = { ok: true, value: { ...look, title: null, fileName: file.name } };
    expect(await takeExchange(file)).toBe(true);
    expect(dialog()).toBe('exchange');
    expect(useExchange.getState().look?.kind).toBe('claims');
    leaveExchange();
    expect(dialog()).toBeNull();
    expect(calls).toContain('exchange.close');
  });

  it.each([
    ['a file of others', { ok: true, value: null } as Reply],
    ['one that is refused', refusal('invalid_input')],
  ])('leaves %s to who asked, with nothing open', async (_, reply) => {
    answer = reply;
    expect(await takeExchange(file)).toBe(false);
    expect(dialog()).toBeNull();
    expect(useExchange.getState()).toEqual(nothing);
  });

  it('says what is wrong with a broken package instead of letting it be taken for a table', async () => {
    answer = refusal('damaged');
    expect(await takeExchange(file)).toBe(true);
    expect(dialog()).toBe('exchange');
    expect(useExchange.getState().problem).toBe('damaged');
  });

  it('says where anything but a package belongs while no dossier is open', async () => {
    answer = refusal('not_found');
    expect(await takeExchange(file)).toBe(true);
    expect(useExchange.getState().problem).toContain('open one first');
  });

  it('says that it looks where that takes long; stopped, nothing else is done with the file', async () => {
    answer = null;
    const taken = takeExchange(file);
    await vi.waitFor(() => expect(dialog()).toBe('exchange'));
    leaveExchange();
    expect(await taken).toBe(true);
    expect(dialog()).toBeNull();
    expect(calls).toContain('jobs.cancel');
  });
});
