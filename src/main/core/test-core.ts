/**
 * For tests: the whole core on real files in temporary folders, called as the page and the shell
 * call it.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { CoreApi } from '#shared/contract/api.ts';
import { createClient } from '#shared/contract/client.ts';
import type { Client } from '#shared/contract/define.ts';
import type { AppEvent } from '#shared/contract/events.ts';
import type { hostApi } from '#shared/contract/host-api.ts';
import { createCore, type CorePorts, type RunningCore } from './app.ts';
import { temporaryFolder, writeFixture } from './dossier/fixture.ts';

export type TestCore = {
  page: Client<CoreApi>;
  host: Client<typeof hostApi>;
  core: RunningCore;
  events: AppEvent[];
  said: string[];
  /** Holds `userData`, `documents` and `shipped`. */
  folder: string;
  /** Another core on the same folders: a restart when the first was closed. */
  again: (ports?: Partial<CorePorts>) => TestCore;
};

/**
 * Closed, and its folders removed, when the test ends. Nothing is open yet: `host.start` opens the
 * fixture's copy.
 */
export function testCore(ports: Partial<CorePorts> = {}): TestCore {
  const { path, remove } = temporaryFolder();
  onTestFinished(remove);
  mkdirSync(join(path, 'shipped'));
  writeFixture(join(path, 'shipped'));
  return coreOn(path, ports);
}

function coreOn(folder: string, ports: Partial<CorePorts>): TestCore {
  const events: AppEvent[] = [];
  const said: string[] = [];
  const core = createCore(
    {
      userData: join(folder, 'userData'),
      documents: join(folder, 'documents'),
      shipped: join(folder, 'shipped'),
      checkOutput: true,
    },
    {
      emit: (event) => events.push(event),
      log: (level, message) => said.push(`${level}: ${message}`),
      ...ports,
    },
  );
  onTestFinished(() => core.close());
  return {
    page: createClient(core.page),
    host: createClient(core.host),
    core,
    events,
    said,
    folder,
    again: (others = {}) => coreOn(folder, others),
  };
}

/** A core with the fixture's copy open. */
export async function openCore(ports: Partial<CorePorts> = {}): Promise<TestCore> {
  const core = testCore(ports);
  await core.host.host.start({ dossier: null });
  return core;
}
