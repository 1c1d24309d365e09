/** Dates that were read before: columns hold the same few thousand again and again. */
import { parseEdtf, type Edtf } from '#shared/dates/edtf.ts';

const MOST = 200_000;
const known = new Map<string, Edtf | null>();

/** null: the text is no EDTF. */
export function knownDate(text: string): Edtf | null {
  let date = known.get(text);
  if (date === undefined) {
    if (known.size >= MOST) known.clear();
    const parsed = parseEdtf(text);
    date = parsed.ok ? parsed : null;
    known.set(text, date);
  }
  return date;
}
