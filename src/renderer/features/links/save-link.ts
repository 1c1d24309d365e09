/** From what the form holds to what the core is told. */
import type { RecordRef } from '#shared/contract/dossier-api.ts';
import type { LinkView } from '#shared/contract/links-api.ts';
import type { FoundRecord } from '#shared/contract/records-api.ts';
import { describeEdtf } from '#shared/dates/describe.ts';
import { parseHumanDate } from '#shared/dates/human.ts';
import { isIdentity, type Certainty, type LinkKind } from '#shared/model/link.ts';
import { client } from '../../api/client.ts';

export type LinkDraft = {
  /** Kind and direction, by `kindKey`. */
  kind: string | null;
  other: FoundRecord | null;
  certainty: Certainty;
  /** As typed. */
  interval: string;
  note: string;
};

type Kind = { kind: LinkKind; direction: 'out' | 'in' };
export const kindKey = ({ kind, direction }: Kind): string => `${kind} ${direction}`;

export type Interval =
  | { ok: true; edtf: string | null; words: string }
  | { ok: false; message: string };

/** '' is no interval. */
export function readInterval(text: string): Interval {
  if (text.trim() === '') return { ok: true, edtf: null, words: '' };
  const date = parseHumanDate(text);
  if (!date.ok) return date;
  return { ok: true, edtf: date.edtf, words: describeEdtf(date.edtf) };
}

type Saving = {
  record: RecordRef;
  kind: Kind;
  draft: LinkDraft;
  other: FoundRecord;
  link: LinkView | null;
};

/** Answers the link's id. */
export async function saveLink({ record, kind, draft, other, link }: Saving): Promise<string> {
  const when = readInterval(draft.interval);
  const interval = when.ok ? when.edtf : null;
  const note = draft.note.trim();
  if (link !== null) {
    const details = { interval, note: note === '' ? null : note, certainty: draft.certainty };
    await client.links.update({ id: link.id, kind: kind.kind, ...details });
    return link.id;
  }
  const far = { collection: other.collection, record: other.record };
  const [from, to] = kind.direction === 'out' ? [record, far] : [far, record];
  const { id } = await client.links.create({
    kind: kind.kind,
    from,
    to,
    ...(isIdentity(kind.kind) ? {} : { certainty: draft.certainty }),
    ...(isIdentity(kind.kind) || interval === null ? {} : { interval }),
    ...(note === '' ? {} : { note }),
  });
  return id;
}
