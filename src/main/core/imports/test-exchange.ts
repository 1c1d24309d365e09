/** For tests: a file out of one core, and a look at it by another. */
import { join } from 'node:path';
import type { ExchangeLook } from '#shared/contract/exchange-api.ts';
import type { ExportWhat } from '#shared/contract/exports-api.ts';
import type { TestCore } from '../test-core.ts';
import { grant, job } from '../test-work.ts';

export const allClaims: ExportWhat = {
  kind: 'csv',
  subject: { kind: 'claims', query: null, records: null },
  dialect: { delimiter: ',', bom: false, mode: 'exact' },
};

/** Resolves with its path. */
export async function writeOut(core: TestCore, what: ExportWhat): Promise<string> {
  const path = join(core.folder, 'out');
  await grant(core, 'out', path);
  await core.page.exports.write({ target: 'out', what, job });
  return path;
}

/** null: it is none of ours. */
export async function lookAtFile(core: TestCore, path: string): Promise<ExchangeLook | null> {
  await grant(core, 'in', path);
  return core.page.exchange.look({ handle: 'in', job });
}
