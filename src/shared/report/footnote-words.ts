/** A footnote in words, the same for every format. */
import { EDITOR } from '../model/claim.ts';
import type { ClaimsNote, Evidence, Footnote, Rival, SumNote } from './footnote.ts';

/** source: a title that leads to the list of sources. notes: numbers of footnotes, both inclusive. ids: of claims. */
export type NotePart =
  | { kind: 'text'; text: string }
  | { kind: 'source'; text: string; source: string }
  | { kind: 'value'; text: string; claim: string }
  | { kind: 'quote'; text: string }
  | { kind: 'notes'; from: number; to: number }
  | { kind: 'ids'; ids: string[] };

const words = (text: string): NotePart => ({ kind: 'text', text });

export const noteParts = (footnote: Footnote): NotePart[] =>
  footnote.kind === 'claims' ? claimsParts(footnote) : sumParts(footnote);

function claimsParts(footnote: ClaimsNote): NotePart[] {
  const { cited, evidence } = footnote;
  const fields = cited.map(({ fieldTitle }) => fieldTitle).join(', ');
  return [
    words(`${fields}: `),
    ...sourceParts(evidence),
    words('.'),
    ...evidenceParts(evidence),
    ...rivalParts(footnote),
    ...standingParts(footnote),
    { kind: 'ids', ids: cited.map(({ claim }) => claim) },
  ];
}

function sourceParts({ source, sourceTitle, locator }: Evidence): NotePart[] {
  const isDocument = source !== EDITOR && source !== 'computed';
  const title: NotePart = isDocument
    ? { kind: 'source', text: sourceTitle, source }
    : words(sourceTitle);
  return locator === '' ? [title] : [title, words(`, ${locator}`)];
}

function evidenceParts({ asOf, grade, quote, comment, own }: Evidence): NotePart[] {
  return [
    ...(asOf === '' ? [] : [words(` As of ${asOf}.`)]),
    ...(own ? [words(' Claim added by the keeper of the dossier.')] : []),
    ...(grade === '' ? [] : [words(` Graded ${grade}.`)]),
    ...(quote === '' ? [] : [words(' '), { kind: 'quote' as const, text: quote }]),
    ...(comment === '' ? [] : [words(` ${sentence(comment)}`)]),
  ];
}

/** Those that say the same, that fit, that say something else, and that are held to be wrong. */
function rivalParts({ rivals, evidence }: ClaimsNote): NotePart[] {
  const counted = rivals.filter(({ rank }) => rank !== 'deprecated');
  const groups: [string, Rival[]][] = [
    ['Also there', counted.filter((one) => !one.differs && one.text === null)],
    ['In agreement', counted.filter((one) => !one.differs && one.text !== null)],
    ['Others say', counted.filter((one) => one.differs)],
    ['Held to be wrong', rivals.filter(({ rank }) => rank === 'deprecated')],
  ];
  return groups.flatMap(([title, ones]) =>
    ones.length === 0
      ? []
      : [words(` ${title}: `), ...joined(ones.map((one) => rivalPart(one, evidence))), words('.')],
  );
}

function rivalPart(rival: Rival, { source }: Evidence): NotePart[] {
  const place: NotePart[] =
    rival.source === source && rival.locator !== '' ? [words(rival.locator)] : sourceParts(rival);
  const because =
    rival.rank === 'deprecated' && rival.reason !== '' ? `; ${withoutStop(rival.reason)}` : '';
  const graded = rival.grade === '' ? '' : `; graded ${rival.grade}`;
  const details = [...place, words(`${graded}${because}`)];
  if (rival.text === null) return details;
  return [
    { kind: 'value', text: rival.text, claim: rival.claim },
    words(' ('),
    ...details,
    words(')'),
  ];
}

function standingParts({ state, evidence, leftOut }: ClaimsNote): NotePart[] {
  const parts: NotePart[] = [];
  if (state === 'open') parts.push(words(' Open: nobody has chosen; the first is shown.'));
  if (evidence.rank === 'preferred')
    parts.push(
      words(evidence.reason === '' ? ' Preferred.' : ` Preferred: ${sentence(evidence.reason)}`),
    );
  if (leftOut > 0)
    parts.push(
      words(` Left out for its marking: ${leftOut === 1 ? '1 claim' : `${leftOut} claims`}.`),
    );
  return parts;
}

function sumParts(footnote: SumNote): NotePart[] {
  const { fieldTitle, parts, known, ranges, unknown, disputed, duplicates, open } = footnote;
  const details = [
    `${known} with a figure`,
    `${unknown} without, which add nothing`,
    disputed > 0 ? `${disputed} disputed` : '',
    ranges > 0 ? `${ranges} without a best figure, which add their lowest to the best` : '',
    duplicates > 0 ? `${duplicates} left out as the same as others` : '',
  ].filter((part) => part !== '');
  return [
    words(`${fieldTitle}, added up from ${parts.length === 1 ? 'note' : 'notes'} `),
    ...joined(
      stretches(parts).map(([from, to]): NotePart[] => [{ kind: 'notes', from, to }]),
      ', ',
    ),
    words(`. Records: ${details.join(', ')}.`),
    ...(open ? [words(' Some figures are “at least”: the sum may be higher still.')] : []),
  ];
}

/** 3, 4, 5, 9 → 3–5, 9. */
function stretches(numbers: readonly number[]): [number, number][] {
  const found: [number, number][] = [];
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else found.push([number, number]);
  }
  return found;
}

const joined = (groups: NotePart[][], between = '; '): NotePart[] =>
  groups.flatMap((group, at) => (at === 0 ? group : [words(between), ...group]));

const withoutStop = (text: string): string => text.trim().replace(/[.\s]+$/u, '');

function sentence(text: string): string {
  const tidy = text.trim();
  return /[.!?…”)]$/u.test(tidy) ? tidy : `${tidy}.`;
}

/** `a#1.date`, `a#1.place` → `a#1.date`, `.place`: what is the same as in the one before is not said again. */
export function shortIds(ids: readonly string[]): string[] {
  return ids.map((id, at) => {
    const before = ids[at - 1];
    const stem = id.slice(0, id.lastIndexOf('.') + 1);
    return before !== undefined && stem !== '' && before.startsWith(stem)
      ? id.slice(stem.length - 1)
      : id;
  });
}
