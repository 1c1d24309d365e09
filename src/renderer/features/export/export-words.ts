/** What the things that can be exported and their forms are called, and what each is for. */
import type { ExportWhat } from '#shared/contract/exports-api.ts';
import { countWords } from '../../components/words/count-words.ts';
import type { Format, Kind } from './export-subject.ts';

export const kindWords: Record<Kind, { title: string; description: string }> = {
  records: { title: 'Records', description: 'What the grid shows, or all of it' },
  claims: { title: 'Claims', description: 'All that is said, by whom, where; one row each' },
  notes: { title: 'Notes', description: 'As a table, with what each is on' },
  annotations: { title: 'Passages and notes', description: 'Web Annotations, for other tools' },
  sources: { title: 'Sources', description: 'CSL-JSON, for Zotero and the like' },
  package: { title: 'The whole dossier', description: 'A data package: tables and a codebook' },
};

/** Those that have one form only. */
export const purposes: Record<'annotations' | 'sources' | 'package', readonly string[]> = {
  annotations: [
    'All passages that are marked in documents, and all notes, as W3C Web Annotations (JSON-LD): the words, those around them, where they stand, and what was noted.',
    'Annotation tools and programs read it. Brought in here again, nothing is lost.',
  ],
  sources: [
    'All sources as CSL-JSON, with what is shown of each: title, authors, publisher, dates, address, grade.',
    'Zotero and other reference managers read it. What others say instead of what is shown is left out; it is among the claims.',
  ],
  package: [
    'Everything in one .zip, as a Frictionless Data Package: plain tables with their meaning beside them. For archives, for publication, for R and Python. “Bring in an exported file…” makes an equal dossier of it.',
    'Its history, backups and quarantine are left out. What is in the trash is in it, and marked so.',
  ],
};

/** Of a data package, file by file. */
export const packageContents: readonly [file: string, meaning: string][] = [
  ['(collection).csv', 'Each collection as a table, with what is shown'],
  ['claims.csv', 'All that is said: by whom, where, with quote, grade and rank'],
  ['records.csv', 'Every record, whence it came, whether it is in the trash'],
  ['notes.csv, links.csv', 'Your notes, and what is linked with what'],
  ['passages.csv, documents.csv', 'Marked passages, and the documents that they are in'],
  ['collections.json, views.json, imports.json', 'What makes it a dossier again'],
  ['codebook.md', 'Every field explained'],
  ['datapackage.json', 'Types, keys, missing values, licence, and a SHA-256 of each file'],
];

export const formatWords: Record<Format, { title: string; description: string }> = {
  csv: { title: 'CSV', description: 'Text that every program reads' },
  xlsx: {
    title: 'Workbook',
    description:
      'XLSX for Excel and LibreOffice: numbers and whole days have their types, all else is text as in the grid, and nothing in it can run.',
  },
  json: {
    title: 'JSON',
    description:
      'For programs: exact values with low, best and high apart, by the ids of the fields. The id of each record is always in it.',
  },
  geojson: {
    title: 'GeoJSON',
    description:
      'For QGIS and other maps. Records without a place are in it too, without a geometry; how exactly a place is known is said with each.',
  },
};

/** "104 rows", "3 notes" */
export function amountWords(what: ExportWhat, count: number): string {
  switch (what.kind) {
    case 'csv':
    case 'xlsx':
      return countWords(count, 'row');
    case 'annotations':
      return countWords(count, 'annotation');
    case 'csl':
      return countWords(count, 'source');
    default:
      return countWords(count, 'record');
  }
}
