/** Imported records: from an undamaged copy of their file, else one by one. */
import { createHash } from 'node:crypto';
import type { LostThing } from '#shared/contract/recovery-api.ts';
import { BaseRecord } from '#shared/model/claim.ts';
import type { BasePart } from '#shared/model/dossier.ts';
import type { Collection, Field } from '#shared/model/field.ts';
import { checkValue } from '#shared/values/check.ts';
import { parseJson } from '../parse-json.ts';

export type SalvagedBase = {
  /** With the SHA-256 of what is to be written. */
  part: BasePart;
  /** null: the file on the disk is good. */
  bytes: Buffer | null;
  words: string;
  lost: LostThing[];
};

/** Where another copy of the same bytes may be. They answer null where there is none. */
export type CopySource = { words: string; read: (part: BasePart) => Promise<Buffer | null> };

export const hasHash = (bytes: Buffer | null, { sha256 }: BasePart): boolean =>
  bytes !== null && createHash('sha256').update(bytes).digest('hex') === sha256;

/** `found`: the file on the disk, damaged; null when it is missing. Answers null when nothing of it can be saved. */
export async function salvageBase(
  collection: Collection | undefined,
  part: BasePart,
  found: Buffer | null,
  copies: readonly CopySource[],
): Promise<SalvagedBase | null> {
  for (const { words, read } of copies) {
    const bytes = await read(part);
    if (hasHash(bytes, part)) return { part, bytes, words: `put back from ${words}`, lost: [] };
  }
  return found === null || !collection ? null : salvageRecords(collection, part, found);
}

/** Records that are whole and fit their fields. They can't be told from altered ones, so the words say so. */
function salvageRecords(
  collection: Collection,
  part: BasePart,
  found: Buffer,
): SalvagedBase | null {
  const pieces = piecesOf(found.toString('utf8'));
  const fields = new Map(collection.fields.map((field) => [field.id, field]));
  const kept = new Map<string, BaseRecord>();
  const lost: LostThing[] = [];
  for (const piece of pieces) {
    const record = recordIn(piece);
    if (record !== null && !kept.has(record.id) && fits(record, fields))
      kept.set(record.id, record);
    else {
      const why = 'It is not whole, or does not fit its fields.';
      lost.push({ kind: 'records', title: part.file, why, text: piece });
    }
  }
  if (kept.size === 0) return null;
  const content = { collection: collection.id, records: [...kept.values()] };
  const bytes = Buffer.from(`${JSON.stringify(content)}\n`);
  return {
    part: { ...part, sha256: createHash('sha256').update(bytes).digest('hex') },
    bytes,
    words: `${kept.size} of ${pieces.length} records are whole; there is no copy to compare them with`,
    lost,
  };
}

export const countRecords = (bytes: Buffer): number => piecesOf(bytes.toString('utf8')).length;

/**
 * Each record from its id on to the next one. In a text the quotes would be escaped; a field that is called `id` stands in an
 * object that a key comes before.
 */
function piecesOf(text: string): string[] {
  const starts = [...text.matchAll(/(?<!:\s*)\{\s*"id"\s*:/g)].map(({ index }) => index);
  return starts.map((start, at) => text.slice(start, starts[at + 1]).trim());
}

/** What follows the record closes the list, and the file. */
function recordIn(piece: string): BaseRecord | null {
  const [whole = ''] = /^.*\}/s.exec(piece) ?? [];
  for (const text of [whole, whole.replace(/\s*\]\s*\}$/, '')]) {
    try {
      const parsed = BaseRecord.safeParse(parseJson(text));
      if (parsed.success) return parsed.data;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  }
  return null;
}

function fits({ statements }: BaseRecord, fields: ReadonlyMap<string, Field>): boolean {
  return statements.every(({ values }) =>
    Object.entries(values).every(([id, value]) => {
      const field = fields.get(id);
      return field !== undefined && (value === null || checkValue(field, value) === null);
    }),
  );
}
