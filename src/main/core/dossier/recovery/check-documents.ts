/** Documents of sources: the files in `sources/`, which are called by their SHA-256. */
import { join } from 'node:path';
import type { Layer } from '#shared/model/layer.ts';
import { sha256 } from '../backup-files.ts';
import { readRegularFile } from '../durable-json.ts';
import { readError, systemCode } from '../file-errors.ts';
import { MAX_LOG_BYTES } from '../history-files.ts';
import { SOURCES_FOLDER } from '../picture.ts';
import type { FileSystem } from '../file-system.ts';
import type { Findings } from './check.ts';

type Source = { fs: FileSystem; folder: string };

/** Those that the dossier names, and those of documents that were undone. Answers how many were looked at. */
export async function checkDocuments(
  { fs, folder }: Source,
  layer: Layer,
  findings: Findings,
): Promise<number> {
  const titles = new Map([...layer.documents.values()].map((one) => [one.sha256, one.name]));
  const names = new Set([...titles.keys(), ...(await namesIn(fs, join(folder, SOURCES_FOLDER)))]);
  for (const name of names) {
    findings.looked();
    const path = join(folder, SOURCES_FOLDER, name);
    const bytes = await readRegularFile(fs, path, MAX_LOG_BYTES);
    if (bytes !== null && (await sha256(bytes)) === name) continue;
    const what = bytes === null ? 'It is missing' : 'It was altered: its SHA-256 differs';
    const called = titles.get(name);
    const whose = called === undefined ? '' : ` (the file of “${called}”)`;
    const advice = 'Add the document once more, or put back a backup.';
    findings.problem(`${SOURCES_FOLDER}/${name}`, `${what}${whose}.`, advice);
  }
  return names.size;
}

async function namesIn(fs: FileSystem, path: string): Promise<string[]> {
  try {
    return (await fs.list(path)).filter((name) => /^[0-9a-f]{64}$/.test(name));
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return [];
    throw readError(error, path);
  }
}
