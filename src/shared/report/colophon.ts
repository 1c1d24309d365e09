/** What a report was made of, how, and without what: its last page, as data and in words. */
import { markingLabels, type Marking } from '../model/marking.ts';
import { dateFormats, dayWords, type DateFormat } from './date-words.ts';

export type LeftOut = {
  /** Of the collections that the report is about. */
  trashed: number;
  /** For their marking: records of which nothing may be told, values without a claim that may, single claims, notes. */
  records: number;
  values: number;
  claims: number;
  notes: number;
  /** Titles of no source that is left out are told. */
  sources: number;
};

export type Colophon = {
  dossier: string;
  licence: string | null;
  /** The number of the last change. */
  revision: number;
  /** SHA-256 over those of all imported files. */
  base: string;
  /** Instant. */
  made: string;
  template: string;
  /** Which records, in words. */
  scope: string;
  records: number;
  ceiling: Marking;
  dates: DateFormat;
  leftOut: LeftOut;
  /** Values of which a source says that they are not known. */
  unknown: number;
  hasSums: boolean;
};

/** A term, and sentences on it. */
export type ColophonEntry = { term: string; sentences: string[] };

export function colophonEntries(colophon: Colophon): ColophonEntry[] {
  const { dossier, licence, template, scope, made, dates, revision, base } = colophon;
  return [
    { term: 'Dossier', sentences: [dossier, ...(licence ? [`Licence: ${licence}`] : [])] },
    { term: 'Report', sentences: [template, `Made on ${dayWords(made, dates)} (UTC)`] },
    { term: 'Records', sentences: [scope, ...recordSentences(colophon)] },
    {
      term: 'Data version',
      sentences: [
        `Revision ${revision} (number of the last change)`,
        `Imported data: SHA-256 ${base}`,
      ],
    },
    { term: 'Marking', sentences: markingSentences(colophon) },
    { term: 'Values', sentences: valueSentences(colophon) },
    { term: 'Dates', sentences: dateSentences(dates) },
    ...(colophon.hasSums ? [{ term: 'Sums', sentences: sumSentences }] : []),
  ];
}

function recordSentences({ records, leftOut }: Colophon): string[] {
  const trashed = many(leftOut.trashed, 'record is', 'records are');
  return [
    `${many(records, 'record', 'records')} in this report`,
    ...(leftOut.trashed > 0 ? [`${trashed} in the trash, and not in this report`] : []),
  ];
}

function markingSentences({ ceiling, leftOut }: Colophon): string[] {
  const { records, values, claims, notes, sources } = leftOut;
  const label = markingLabels[ceiling];
  const first = `Up to ${label} (Traffic Light Protocol 2.0); what has no marking is in it`;
  const parts = [
    claims > 0 ? `${many(claims, 'claim', 'claims')} of ${many(sources, 'source', 'sources')}` : '',
    values > 0 ? `${many(values, 'value', 'values')} of which no other claim was left` : '',
    records > 0 ? `${many(records, 'whole record', 'whole records')}` : '',
    notes > 0 ? many(notes, 'note', 'notes') : '',
  ].filter((part) => part !== '');
  if (parts.length === 0) return [first, 'Nothing was left out for its marking'];
  return [first, `Left out because they are marked above ${label}: ${parts.join('; ')}`];
}

function valueSentences({ unknown }: Colophon): string[] {
  return [
    'Each value is the one that the dossier shows: the preferred claim, else the first. Its footnote names the source, and what others say',
    'Signs before a figure: ≥ at least, > more than, ~ about, ≤ at most, < less than',
    ...(unknown > 0
      ? [`${many(unknown, 'value is', 'values are')} “not known” by the word of a source`]
      : []),
  ];
}

function dateSentences(format: DateFormat): string[] {
  return [
    `Written as in “${dateFormats[format].label}”; no date is more exact than its source`,
    'Doubt is told in words: about, uncertain, some day of, end unknown',
  ];
}

const sumSentences = [
  'Lowest and highest take for each record the lowest and the highest figure that any claim on it gives; best takes the one shown. Claims held to be wrong do not count',
  'A record without a figure adds nothing: it is counted as unknown, never as 0',
  'Records whose claims disagree are counted as disputed; both their figures are in lowest and highest',
  'Records that are marked as the same count once',
  '≥ before a sum: some figure in it is “at least” or “more than”',
];

const many = (count: number, one: string, several: string): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : several}`;
