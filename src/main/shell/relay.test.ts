import { describe, expect, it } from 'vitest';
import { coreApi } from '#shared/contract/api.ts';
import { hostApi } from '#shared/contract/host-api.ts';
import { shellApi } from '#shared/contract/shell-api.ts';
import { createRelay } from './relay.ts';

const relay = createRelay({
  core: (name) => Promise.resolve({ ok: true, value: `core ${name}` }),
  shell: (name) => Promise.resolve({ ok: true, value: `shell ${name}` }),
});

describe('the relay', () => {
  it('finds who answers', async () => {
    for (const name of Object.keys(coreApi)) {
      expect(await relay(name, {})).toEqual({ ok: true, value: `core ${name}` });
    }
    for (const name of Object.keys(shellApi)) {
      expect(await relay(name, {})).toEqual({ ok: true, value: `shell ${name}` });
    }
  });

  it('keeps the names of the three contracts apart', () => {
    const names = [coreApi, shellApi, hostApi].flatMap((api) => Object.keys(api));
    expect(new Set(names).size).toBe(names.length);
  });

  it.each([
    ...Object.keys(hostApi),
    '__proto__',
    'constructor',
    'toString',
    'records.nothing',
    '',
    'x'.repeat(101),
    42,
    null,
    undefined,
    ['dossier.state'],
    { toString: () => 'dossier.state' },
  ])('refuses the name %j', async (name) => {
    expect(await relay(name, {})).toMatchObject({ ok: false, error: { code: 'invalid_input' } });
  });

  it('refuses oversized input before anybody gets it', async () => {
    const reply = await relay('notes.create', { text: 'x'.repeat(70 * 1024 * 1024) });
    expect(reply).toMatchObject({ ok: false, error: { code: 'invalid_input' } });
  });
});
