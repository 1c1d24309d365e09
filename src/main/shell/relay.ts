/** Decides who answers a call of the page. Knows no Electron, so that every refusal can be tested. */
import { coreApi } from '#shared/contract/api.ts';
import type { Invoke } from '#shared/contract/define.ts';
import type { ErrorCode, Reply } from '#shared/contract/errors.ts';
import { shellApi } from '#shared/contract/shell-api.ts';
import { refuseInput } from './input-size.ts';

const MAX_NAME = 100;

export type RelayTargets = { core: Invoke; shell: Invoke };

/** Both arguments come from the page, so they can be anything. */
export function createRelay(targets: RelayTargets) {
  return async function relay(name: unknown, input: unknown): Promise<Reply> {
    if (typeof name !== 'string' || name.length > MAX_NAME) {
      return refusal('invalid_input', 'There is no such procedure.');
    }
    const target = targetOf(name, targets);
    if (!target) return refusal('invalid_input', `There is no procedure called ${name}.`);
    const reason = refuseInput(input);
    if (reason !== null) return refusal('invalid_input', `${name}: ${reason}`);
    return target(name, input);
  };
}

/** Own properties only: `__proto__` and `constructor` are no procedures, and the host's calls are in neither list. */
function targetOf(name: string, targets: RelayTargets): Invoke | null {
  if (Object.hasOwn(shellApi, name)) return targets.shell;
  if (Object.hasOwn(coreApi, name)) return targets.core;
  return null;
}

export function refusal(code: ErrorCode, message: string): Reply {
  return { ok: false, error: { code, message } };
}
