/** Is a file one that this program wrote, and what would it bring? */
import { AppError } from '#shared/contract/errors.ts';
import type { ExchangeKind } from '#shared/contract/exchange-api.ts';
import { isCslJson } from '#shared/exchange/csl-json.ts';
import { isAnnotationPage } from '#shared/exchange/web-annotations.ts';
import { parseJson } from '../../dossier/parse-json.ts';
import type { Core } from '../../context.ts';
import { fileSource, readBeginning, readWhole, type ByteSource } from '../byte-source.ts';
import { findTables, MOST_PACKED } from '../source-kind.ts';
import { guessSettings, openTable } from '../table.ts';
import { emptyPlan, type OwnPlan } from './own-plan.ts';
import { openPackage, type PackageFile } from './package-file.ts';
import { planAnnotations } from './plan-annotations.ts';
import { isClaimsHeader, planClaims } from './plan-claims.ts';
import { planSources } from './plan-sources.ts';

export type OwnFile = {
  kind: ExchangeKind;
  name: string;
  path: string;
  plan: OwnPlan;
  /** Of a data package. */
  source: PackageFile | null;
};

const MOST_JSON_BYTES = 300_000_000;
const BEGINNING = 65_536;

/** null: it is something else. Throws for what can't be read. */
export async function lookAt(
  core: Core,
  path: string,
  signal: AbortSignal,
): Promise<OwnFile | null> {
  const source = await fileSource(path);
  const { name } = source;
  const beginning = Buffer.from(await readBeginning(source, BEGINNING));
  if (beginning.subarray(0, 4).toString('latin1') === 'PK\x03\x04') {
    const found = await openPackage(await readWhole(source, MOST_PACKED), name);
    if (!found) return null;
    return { kind: 'package', name, path, plan: await countRecords(found, signal), source: found };
  }
  const start = beginning
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  if (start.startsWith('{') || start.startsWith('[')) return lookAtJson(core, source, path);
  if (!/(?:^|[,;\t"])claim(?:[,;\t"]|$)/m.test(start.split(/\r?\n/, 1)[0] ?? '')) return null;
  return lookAtClaims(core, source, path, signal);
}

async function lookAtJson(core: Core, source: ByteSource, path: string): Promise<OwnFile | null> {
  const { name } = source;
  const json = jsonIn(await readWhole(source, MOST_JSON_BYTES), name);
  if (isAnnotationPage(json))
    return { kind: 'annotations', name, path, plan: planAnnotations(core, json), source: null };
  if (isCslJson(json))
    return {
      kind: 'sources',
      name,
      path,
      plan: planSources(core, json as unknown[]),
      source: null,
    };
  return null;
}

function jsonIn(bytes: Uint8Array, name: string): unknown {
  try {
    return parseJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    const why = error instanceof Error ? error.message : '';
    throw new AppError('damaged', `${name} is no JSON that can be read: ${why}`, undefined, {
      cause: error,
    });
  }
}

async function lookAtClaims(
  core: Core,
  source: ByteSource,
  path: string,
  signal: AbortSignal,
): Promise<OwnFile | null> {
  const [found] = await findTables(source);
  if (found?.kind !== 'csv') return null;
  const { settings } = await guessSettings(found);
  if (settings.kind !== 'csv') return null;
  const header = { names: 1, tags: null };
  const table = await openTable(found, { ...settings, header }, { signal });
  const names = table.columns.map((column) => column.name);
  if (!isClaimsHeader(names)) return null;
  const plan = await planClaims(core, names, table.rows({ signal }));
  return { kind: 'claims', name: source.name, path, plan, source: null };
}

async function countRecords(source: PackageFile, signal: AbortSignal): Promise<OwnPlan> {
  const plan = emptyPlan();
  for await (const batch of source.rows('records.csv', signal)) plan.new += batch.length;
  return plan;
}
