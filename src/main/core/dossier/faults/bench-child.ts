/**
 * How long one durable edit takes in a dossier of so many own records, beside what the disk takes for the same bytes, and
 * beside SQLite. All in turn, in one process and on one disk, so that whatever else goes on there meets all of them.
 */
import { closeSync, fdatasyncSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fixtureDeps, writeFixture } from '../fixture.ts';
import { openDossier } from '../open.ts';
import { tell } from './run-length.ts';
import type { Draft, OpenDossier } from '../../context.ts';

const EDITS = 1_000;
const WARM_UP = 50;
/** Records that are made in one step. */
const BATCH = 10_000;
const NOW = '2026-01-02T03:04:05.678Z';

type Contender = {
  name: string;
  edit: (n: number) => Promise<void> | void;
  close: () => Promise<void> | void;
};

const [home = '', sqlite = '', ...sizes] = process.argv.slice(2);
for (const size of sizes) await benchmark(Number(size));

async function benchmark(records: number): Promise<void> {
  const folder = join(home, 'work');
  rmSync(folder, { recursive: true, force: true });
  const dossier = await dossierOf(join(folder, 'study.dossier'), records);
  const bytes = await bytesOfAnEdit(dossier);
  const bare = await bareAppend(join(folder, 'bare'), bytes);
  const contenders = [
    bare,
    bareOnTheSpot(join(folder, 'on-the-spot'), bytes),
    storeContender(dossier, records),
    ...(sqlite === '' ? [] : [sqliteContender(join(folder, 'claims.db'), records)]),
  ];
  const times = new Map(contenders.map(({ name }) => [name, [] as number[]]));
  for (let n = 0; n < WARM_UP + EDITS; n += 1) {
    // Each comes first as often as the others.
    for (let turn = 0; turn < contenders.length; turn += 1) {
      const contender = contenders[(n + turn) % contenders.length] as Contender;
      const start = performance.now();
      await contender.edit(n);
      if (n >= WARM_UP) times.get(contender.name)?.push(performance.now() - start);
    }
  }
  for (const contender of contenders) await contender.close();
  report(records, bytes, times);
  rmSync(folder, { recursive: true });
}

function report(records: number, bytes: number, times: ReadonlyMap<string, number[]>): void {
  const of = (name: string, part: number): number => {
    const sorted = (times.get(name) ?? []).toSorted((a, b) => a - b);
    return sorted[Math.floor(sorted.length * part)] ?? NaN;
  };
  const bare = [...times.keys()][0] ?? '';
  const columns = [...times.keys()].map((name) => {
    const [median, p99] = [of(name, 0.5), of(name, 0.99)];
    const ratio = `${(median / of(bare, 0.5)).toFixed(2)} and ${(p99 / of(bare, 0.99)).toFixed(2)} times`;
    return `${name} ${median.toFixed(2)} ms (p99 ${p99.toFixed(2)}), ${ratio}`;
  });
  tell(`${records} own records, ${EDITS} edits of ${bytes} bytes: ${columns.join('; ')}`);
}

function value(n: number): string {
  return `What somebody typed into this cell, number ${n}`;
}

function claim(record: number, n: number): Draft {
  const id = `c${record}`;
  const place = { collection: 'events', record: `r${record}`, field: 'title' };
  const after = {
    id,
    ...place,
    value: value(n),
    source: 'editor',
    rank: 'preferred' as const,
    createdAt: NOW,
    updatedAt: NOW,
  };
  return { table: 'claims', id, after };
}

async function dossierOf(folder: string, records: number): Promise<OpenDossier> {
  const first = await openDossier(writeFixture(folder), fixtureDeps());
  for (let done = 0; done < records; done += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, records - done) }, (_, at) => done + at);
    const drafts = batch.flatMap((record): Draft[] => {
      const id = `r${record}`;
      return [
        { table: 'records', id, after: { id, collection: 'events', createdAt: NOW } },
        claim(record, 0),
      ];
    });
    await first.commit({ label: 'Add records', drafts: () => drafts });
  }
  await first.close();
  // With snapshots as the program makes them.
  return openDossier(folder, fixtureDeps({ snapshots: undefined }));
}

function storeContender(dossier: OpenDossier, records: number): Contender {
  return {
    name: 'the dossier',
    async edit(n) {
      const record = (n * 7919) % records;
      await dossier.commit({ label: 'Edit', drafts: () => [claim(record, n + 1)] });
      if (dossier.saved().status !== 'saved') throw new Error(JSON.stringify(dossier.saved()));
    },
    close: () => dossier.close(),
  };
}

async function bytesOfAnEdit(dossier: OpenDossier): Promise<number> {
  const size = (): number => statSync(join(dossier.folder, 'changes.jsonl')).size;
  const before = size();
  await dossier.commit({ label: 'Edit', drafts: () => [claim(1, 12_345)] });
  return size() - before;
}

async function bareAppend(path: string, bytes: number): Promise<Contender> {
  const file: FileHandle = await open(path, 'w');
  const line = Buffer.alloc(bytes, 'x');
  return {
    name: 'a bare append',
    async edit(n) {
      await file.write(line, 0, bytes, n * bytes);
      await file.datasync();
    },
    close: () => file.close(),
  };
}

/** The same without a second thread, as SQLite does it: it keeps everything else waiting until the disk is done. */
function bareOnTheSpot(path: string, bytes: number): Contender {
  const file = openSync(path, 'w');
  const line = Buffer.alloc(bytes, 'x');
  return {
    name: 'a bare append on the spot',
    edit(n) {
      writeSync(file, line, 0, bytes, n * bytes);
      fdatasyncSync(file);
    },
    close: () => closeSync(file),
  };
}

/** What of better-sqlite3 is used here. */
type Sqlite = {
  pragma: (text: string) => unknown;
  exec: (sql: string) => unknown;
  prepare: (sql: string) => { run: (...values: string[]) => unknown };
  transaction: (work: () => void) => () => void;
  close: () => void;
};

function sqliteContender(path: string, records: number): Contender {
  const Database = createRequire(import.meta.url)(sqlite) as new (path: string) => Sqlite;
  const database = new Database(path);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec('CREATE TABLE claims (id TEXT PRIMARY KEY, claim TEXT NOT NULL) WITHOUT ROWID');
  const insert = database.prepare('INSERT INTO claims VALUES (?, ?)');
  database.transaction(() => {
    for (let record = 0; record < records; record += 1)
      insert.run(`c${record}`, JSON.stringify(claim(record, 0).after));
  })();
  const update = database.prepare('UPDATE claims SET claim = ? WHERE id = ?');
  return {
    name: 'SQLite',
    edit(n) {
      const record = (n * 7919) % records;
      update.run(JSON.stringify(claim(record, n + 1).after), `c${record}`);
    },
    close: () => database.close(),
  };
}
