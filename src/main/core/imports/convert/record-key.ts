/** The id of a record that comes from a row: the same row of the next release has the same one. */
import { createHash } from 'node:crypto';
import type { KeyRule } from '#shared/model/import-mapping.ts';
import type { Place } from './cell-reader.ts';

const LONGEST = 120;

/** The id, or the name of the key column that is empty. Different keys have different ids. */
export type RecordKey = { ok: true; id: string } | { ok: false; column: string };

export function keyReader(
  rule: KeyRule,
  place: (column: string) => Place,
): (cells: readonly string[]) => RecordKey {
  const { prefix } = rule;
  if (rule.kind === 'content') {
    return (cells) => ({ ok: true, id: `${prefix}-${hash(JSON.stringify(cells)).slice(0, 24)}` });
  }
  const columns = rule.columns.map(place);
  return (cells) => {
    const parts: string[] = [];
    for (const { at, name } of columns) {
      const part = (cells[at] ?? '').trim();
      if (part === '') return { ok: false, column: name };
      parts.push(escapePart(part));
    }
    // `__` and `_h` can't come of an escape, which is `_` and two digits in hex.
    const id = `${prefix}-${parts.join('__')}`;
    return { ok: true, id: id.length <= LONGEST ? id : `${prefix}-_h${hash(id).slice(0, 32)}` };
  };
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What an id may not hold (`model/ids.ts`) as `_` and the bytes in hex: `IRQ-1989/1` -> `IRQ-1989_2f1`. */
function escapePart(part: string): string {
  return part.replace(/[^A-Za-z0-9.-]/gu, (character) =>
    [...Buffer.from(character)].map((byte) => `_${byte.toString(16).padStart(2, '0')}`).join(''),
  );
}
