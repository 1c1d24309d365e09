/** Is a file one that this program wrote, and what would it bring? */
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
import {
  collectionOfIds,
  collectionOfJson,
  collectionsOfHeader,
  planJson,
  planTable,
} from './plan-records.ts';
import { planSources } from './plan-sources.ts';

export type OwnFile = {
  kind: ExchangeKind;
  name: string;
  path: string;
  plan: OwnPlan;
  /** Of a data package. */
  source: PackageFile | null;
};

const MOST_JSON_BYTES = 100_000_000;
const BEGINNING = 65_536;

/** null: it is something else, or what is no package while no dossier is open. Throws for what can't be read. */
export async function lookAt(
  core: Core,
  path: string,
  isOpen: boolean,
  signal: AbortSignal,
): Promise<OwnFile | null> {
  const source = await fileSource(path);
  const { name } = source;
  const beginning = Buffer.from(await readBeginning(source, BEGINNING));
  if (beginning.subarray(0, 4).toString('latin1') === 'PK\x03\x04') {
    const found = await openPackage(await readWhole(source, MOST_PACKED), name);
    if (!found) return isOpen ? lookAtTable(core, source, path, signal) : null;
    return { kind: 'package', name, path, plan: await countRecords(found, signal), source: found };
  }
  if (!isOpen) return null;
  const start = beginning
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  if (OWN_JSON.test(start)) return lookAtJson(core, source, path);
  const [header = ''] = start.split(/\r?\n/, 1);
  return TELLING.test(header) ? lookAtTable(core, source, path, signal) : null;
}

/** The first column of records, or one of claims, in whatever dialect. */
const TELLING = /^"?id"?[,;\t]|(?:^|[,;\t"])claim(?:[,;\t"]|$)/m;

/** A page of annotations, or a list of objects with ids: only then is all of it read, which nothing can cut short. */
const OWN_JSON = /^\{[^]*"AnnotationPage"|^\[\s*\{[^]*"id"\s*:/;

async function lookAtJson(core: Core, source: ByteSource, path: string): Promise<OwnFile | null> {
  const { name } = source;
  if (source.size > MOST_JSON_BYTES) return null;
  const json = jsonIn(await readWhole(source, MOST_JSON_BYTES));
  const file = { name, path, source: null };
  if (isAnnotationPage(json))
    return { ...file, kind: 'annotations', plan: planAnnotations(core, json) };
  const collection = collectionOfJson(core, json);
  if (collection)
    return { ...file, kind: 'records', plan: planJson(core, collection, json as unknown[]) };
  if (isCslJson(json))
    return { ...file, kind: 'sources', plan: planSources(core, json as unknown[]) };
  return null;
}

/** null for what is no JSON: whoever reads it as a table says why. */
function jsonIn(bytes: Uint8Array): unknown {
  try {
    return parseJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}

async function lookAtTable(
  core: Core,
  source: ByteSource,
  path: string,
  signal: AbortSignal,
): Promise<OwnFile | null> {
  const [found] = await findTables(source);
  if (!found || found.kind === 'json') return null;
  const { settings } = await guessSettings(found);
  if (settings.kind === 'json') return null;
  const header = { names: 1, tags: null };
  const table = await openTable(found, { ...settings, header }, { signal });
  const names = table.columns.map((column) => column.name);
  const file = { name: source.name, path, source: null };
  const rows = () => table.rows({ signal });
  if (isClaimsHeader(names))
    return { ...file, kind: 'claims', plan: await planClaims(core, names, rows()) };
  const collections = collectionsOfHeader(core, names);
  if (collections.length === 0) return null;
  const collection = collectionOfIds(core, collections, await firstCells(rows()));
  if (!collection) return null;
  return { ...file, kind: 'records', plan: await planTable(core, collection, names, rows()) };
}

/** Of some rows. */
async function firstCells(rows: AsyncIterable<readonly { cells: readonly string[] }[]>) {
  for await (const batch of rows) return batch.slice(0, 100).map(({ cells }) => cells[0]);
  return [];
}

async function countRecords(source: PackageFile, signal: AbortSignal): Promise<OwnPlan> {
  const plan = emptyPlan();
  for await (const batch of source.rows('records.csv', signal)) plan.new += batch.length;
  return plan;
}
