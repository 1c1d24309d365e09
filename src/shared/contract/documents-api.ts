/** Documents of sources, passages in them, and the way from a claim to the words that it rests on. */
import * as z from 'zod';
import { Document } from '../model/document.ts';
import { Id, Name, RecordId } from '../model/ids.ts';
import { OwnPassage } from '../model/layer.ts';
import { Locator } from '../model/claim.ts';
import { SourceDocument } from '../model/source-document.ts';
import { RecordRef } from './dossier-api.ts';
import { command, query } from './define.ts';

const nothing = z.strictObject({});

export const DocumentView = z.strictObject({
  ...SourceDocument.shape,
  sourceTitle: z.string(),
  passages: z.int(),
  /** Its file is gone or altered: why. */
  problem: z.string().nullable(),
});
export type DocumentView = z.infer<typeof DocumentView>;

/** Where a passage stands in a text. `start`, `end`: UTF-16 code units of `Document.text`. */
export const Place = z.discriminatedUnion('how', [
  z.strictObject({ how: z.enum(['exact', 'moved', 'fuzzy']), start: z.int(), end: z.int() }),
  z.strictObject({ how: z.literal('orphan'), why: z.string() }),
]);
export type Place = z.infer<typeof Place>;

export const PassageView = z.strictObject({
  ...OwnPassage.shape,
  place: Place,
  /** Notes on it. */
  notes: z.array(Id),
  /** Claims that were taken from it. */
  claims: z.array(
    z.strictObject({
      ...RecordRef.shape,
      id: Id,
      field: Name,
      title: z.string(),
      fieldTitle: z.string(),
      text: z.string(),
    }),
  ),
});
export type PassageView = z.infer<typeof PassageView>;

/** A claim of any kind that names this source with a locator, at its paragraph. */
export const LocatedClaim = z.strictObject({
  ...RecordRef.shape,
  claim: Id,
  field: Name,
  title: z.string(),
  fieldTitle: z.string(),
  text: z.string(),
  start: z.int(),
  end: z.int(),
});
export type LocatedClaim = z.infer<typeof LocatedClaim>;

/** Words in one of the documents of a source. */
export const WordsPlace = z.strictObject({
  document: Id,
  passage: Id.nullable(),
  /** null: the document is there, the place in it is not found. */
  start: z.int().nullable(),
  end: z.int().nullable(),
});
export type WordsPlace = z.infer<typeof WordsPlace>;

/** What is found in a file before it is added. */
export const DocumentPreview = z.strictObject({
  name: z.string(),
  bytes: z.int(),
  kind: SourceDocument.shape.kind,
  title: z.string().nullable(),
  language: z.string().nullable(),
  characters: z.int(),
  pages: z.int().nullable(),
  /** How its bytes were read; null for files that say so themselves. */
  encoding: z.string().nullable(),
  /** Those that it could be read in, likeliest first; none where there is nothing to choose. */
  encodings: z.array(z.strictObject({ id: z.string(), label: z.string() })),
  notices: z.array(z.string()),
  /**
   * The source of the dossier whose document it seems to be: whether by its title, and how many of the sections that the
   * dossier knows of it are there.
   */
  recognised: z
    .strictObject({
      source: RecordId,
      title: z.string(),
      byTitle: z.boolean(),
      found: z.int(),
      known: z.int(),
    })
    .nullable(),
  /** It was added before, to this source. */
  known: z.strictObject({ source: RecordId, document: Id }).nullable(),
  /** The first words of it. */
  excerpt: z.string(),
});
export type DocumentPreview = z.infer<typeof DocumentPreview>;

export const documentsApi = {
  /** Of one source, or (null) of all; newest first. Those in the trash are left out. */
  'documents.list': query(z.strictObject({ source: RecordId.nullable() }), z.array(DocumentView)),
  /** Reads the file that the user chose and changes nothing. `encoding`: the user's choice. Rejects as `documents.add`. */
  'documents.preview': command(
    z.strictObject({ handle: Id, encoding: z.string().max(40).optional(), job: Id }),
    DocumentPreview,
  ),
  /**
   * Copies the file into the dossier. `source` null: makes a source of the document's title. Rejects with `invalid_input`
   * for a file that is refused, and says why; with `conflict` when this source has this document already.
   */
  'documents.add': command(
    z.strictObject({
      handle: Id,
      source: RecordId.nullable(),
      encoding: z.string().max(40).optional(),
      job: Id,
    }),
    z.strictObject({ document: Id, source: RecordId }),
  ),
  /** To the trash. The file stays, so that it can be restored; passages stay with their source, as orphans or in its other documents. */
  'documents.delete': command(z.strictObject({ id: Id }), nothing),
  /** All of its text: it never changes. Rejects with `damaged` when the file is gone or altered. */
  'documents.read': query(z.strictObject({ id: Id }), Document),
  /** What rests on its text, which changes while one works. Rejects as `documents.read`. */
  'documents.marks': query(
    z.strictObject({ id: Id }),
    z.strictObject({
      /** Of its source, in the order of the text; those that are orphans in this document last. */
      passages: z.array(PassageView),
      located: z.array(LocatedClaim),
    }),
  ),
  /** Where these words stand, folded as searches are; `[start, end]` in order, the first 10,000. Rejects as `documents.read`. */
  'documents.search': query(
    z.strictObject({ id: Id, text: z.string().max(1_000) }),
    z.strictObject({ hits: z.array(z.tuple([z.int(), z.int()])), total: z.int() }),
  ),
  /** Where the words behind a claim are: in a document of its source; null when there is none. By passage, else by locator. */
  'documents.ofClaim': query(
    z.strictObject({ ...RecordRef.shape, field: Name, claim: Id }),
    WordsPlace.nullable(),
  ),
  /** The same for a passage. */
  'documents.ofPassage': query(z.strictObject({ passage: Id }), WordsPlace.nullable()),
  /** Section, paragraph and page of a stretch of the text, as a locator. */
  'documents.locator': query(z.strictObject({ id: Id, start: z.int(), end: z.int() }), Locator),
  /** Marks a stretch of the text; the same stretch is marked once. `group`: undone together with what follows in the same group. */
  'passages.create': command(
    z.strictObject({
      document: Id,
      start: z.int().min(0),
      end: z.int().min(1),
      group: Id.optional(),
    }),
    z.strictObject({ id: Id }),
  ),
  /** To the trash. Claims that were taken from it stay. */
  'passages.delete': command(z.strictObject({ ids: z.array(Id).min(1).max(10_000) }), nothing),
  /** Puts an orphan where the user says that it is: other words, or the same ones elsewhere. */
  'passages.place': command(
    z.strictObject({ id: Id, document: Id, start: z.int().min(0), end: z.int().min(1) }),
    nothing,
  ),
  /** Passages whose words are in no document of their source any more. */
  'passages.orphans': query(nothing, z.array(PassageView)),
};
