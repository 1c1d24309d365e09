/**
 * Passages and notes as W3C Web Annotations (JSON-LD, Recommendation of 23 February 2017), and back. What the model has no word for
 * goes under names of our own, which the context declares: other programs keep or ignore them.
 */
import * as z from 'zod';
import { AppError } from '../contract/errors.ts';
import { Id, Instant, Name, RecordId } from '../model/ids.ts';
import { OwnPassage } from '../model/layer.ts';
import { Marking } from '../model/marking.ts';
import { Note, NoteStatus, type NoteTarget } from '../model/note.ts';
import { TextPositionSelector, TextQuoteSelector } from '../model/passage.ts';

const BASE = 'https://dossier.invalid/';
const CONTEXT = ['http://www.w3.org/ns/anno.jsonld', { dossier: `${BASE}ns#` }] as const;
const iris = {
  note: `${BASE}notes/`,
  passage: `${BASE}passages/`,
  source: `${BASE}sources/`,
  record: `${BASE}records/`,
} as const;
const THE_DOSSIER = `${BASE}dossier`;

/** What an annotation file holds. */
export type Annotated = { passages: OwnPassage[]; notes: Note[] };

/** A highlight for each passage, then the notes. */
export function* toAnnotations({ passages, notes }: Annotated): Generator<object> {
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  for (const passage of passages) yield highlight(passage);
  for (const note of notes) yield comment(note, byId);
}

/** `items`: of `toAnnotations`. */
export const toAnnotationPage = (items: readonly object[]): object => ({
  '@context': CONTEXT,
  type: 'AnnotationPage',
  items,
});

function highlight(passage: OwnPassage): object {
  return {
    id: iris.passage + passage.id,
    type: 'Annotation',
    motivation: 'highlighting',
    created: passage.createdAt,
    target: placeOf(passage),
  };
}

function placeOf({ source, quote, position, textHash, toldApartBy }: OwnPassage): object {
  return {
    type: 'SpecificResource',
    source: iris.source + source,
    selector: [
      { type: 'TextQuoteSelector', ...quote },
      { type: 'TextPositionSelector', ...position },
    ],
    'dossier:textHash': textHash,
    'dossier:toldApartBy': toldApartBy,
  };
}

function comment(note: Note, passages: ReadonlyMap<string, OwnPassage>): object {
  return {
    id: iris.note + note.id,
    type: 'Annotation',
    motivation: 'commenting',
    created: note.createdAt,
    modified: note.updatedAt,
    'dossier:status': note.status,
    ...(note.marking && { 'dossier:marking': note.marking }),
    body: [
      { type: 'TextualBody', purpose: 'commenting', format: 'text/markdown', value: note.text },
      ...note.tags.map((value) => ({
        type: 'TextualBody',
        purpose: 'tagging',
        format: 'text/plain',
        value,
      })),
    ],
    target: targetOf(note.target, passages),
  };
}

function targetOf(target: NoteTarget, passages: ReadonlyMap<string, OwnPassage>): object {
  switch (target.kind) {
    case 'dossier':
      return { type: 'SpecificResource', source: THE_DOSSIER };
    case 'record':
    case 'field':
      return {
        type: 'SpecificResource',
        source: iris.record + target.record,
        'dossier:collection': target.collection,
        ...(target.kind === 'field' && { 'dossier:field': target.field }),
      };
    case 'passage': {
      const passage = passages.get(target.passage);
      return {
        type: 'SpecificResource',
        // Others find the words; we know the passage by its id.
        ...(passage && placeOf(passage)),
        'dossier:passage': target.passage,
      };
    }
  }
}

const iri = <T extends z.ZodType<string, string>>(start: string, id: T) =>
  z
    .string()
    .startsWith(start)
    .transform((text) => text.slice(start.length))
    .pipe(id);

const Selector = z.discriminatedUnion('type', [
  z.object({ type: z.literal('TextQuoteSelector'), ...TextQuoteSelector.shape }),
  z.object({ type: z.literal('TextPositionSelector'), ...TextPositionSelector.shape }),
]);

const Highlight = z.object({
  id: iri(iris.passage, Id),
  type: z.literal('Annotation'),
  motivation: z.literal('highlighting'),
  created: Instant,
  target: z.object({
    type: z.literal('SpecificResource'),
    source: iri(iris.source, RecordId),
    selector: z.array(Selector).length(2),
    'dossier:textHash': z.string(),
    'dossier:toldApartBy': z.string(),
  }),
});

const textualBody = (purpose: 'commenting' | 'tagging') =>
  z.object({ type: z.literal('TextualBody'), purpose: z.literal(purpose), value: z.string() });

const Comment = z.object({
  id: iri(iris.note, Id),
  type: z.literal('Annotation'),
  motivation: z.literal('commenting'),
  created: Instant,
  modified: Instant,
  'dossier:status': NoteStatus,
  'dossier:marking': Marking.optional(),
  body: z
    .array(z.discriminatedUnion('purpose', [textualBody('commenting'), textualBody('tagging')]))
    .max(51),
  target: z.object({
    type: z.literal('SpecificResource'),
    source: z.string().optional(),
    'dossier:collection': Name.optional(),
    'dossier:field': Name.optional(),
    'dossier:passage': Id.optional(),
  }),
});

export type RefusedAnnotation = { at: number; reason: string };

const MOST_ANNOTATIONS = 200_000;
const Page = z.object({ items: z.array(z.unknown()).max(MOST_ANNOTATIONS) });

/**
 * `json`: as `toAnnotationPage` writes it; properties that others added are passed over. What is no annotation of ours is refused one
 * by one, `at` counting from 0. Throws `invalid_input` where there is no page at all.
 */
export function fromAnnotationPage(json: unknown): Annotated & { refused: RefusedAnnotation[] } {
  const page = Page.safeParse(json);
  if (!page.success)
    throw new AppError(
      'invalid_input',
      `This is no page of Web Annotations: ${firstOf(page.error)}.`,
    );
  const found = {
    passages: [] as OwnPassage[],
    notes: [] as Note[],
    refused: [] as RefusedAnnotation[],
  };
  for (const [at, item] of page.data.items.entries()) {
    const isHighlight = z.object({ motivation: z.literal('highlighting') }).safeParse(item).success;
    const read = isHighlight ? readHighlight(item) : readComment(item);
    if ('reason' in read) found.refused.push({ at, reason: read.reason });
    else if ('passage' in read) found.passages.push(read.passage);
    else found.notes.push(read.note);
  }
  return found;
}

/** Whether something is a page of annotations, of whomever. */
export const isAnnotationPage = (json: unknown): boolean =>
  z.object({ type: z.literal('AnnotationPage'), items: z.array(z.unknown()) }).safeParse(json)
    .success;

type Refusal = { reason: string };

function readHighlight(item: unknown): { passage: OwnPassage } | Refusal {
  const parsed = Highlight.safeParse(item);
  if (!parsed.success) return { reason: firstOf(parsed.error) };
  const { id, created, target } = parsed.data;
  const passage = OwnPassage.safeParse({
    id,
    source: target.source,
    textHash: target['dossier:textHash'],
    ...selectorsOf(target.selector),
    toldApartBy: target['dossier:toldApartBy'],
    createdAt: created,
  });
  return passage.success ? { passage: passage.data } : { reason: firstOf(passage.error) };
}

function selectorsOf(selectors: z.output<typeof Selector>[]) {
  const found: Partial<Pick<OwnPassage, 'quote' | 'position'>> = {};
  for (const { type, ...selector } of selectors) {
    if (type === 'TextQuoteSelector') found.quote = selector as OwnPassage['quote'];
    else found.position = selector as OwnPassage['position'];
  }
  return found;
}

function readComment(item: unknown): { note: Note } | Refusal {
  const parsed = Comment.safeParse(item);
  if (!parsed.success) return { reason: firstOf(parsed.error) };
  const { id, created, modified, body, target, ...rest } = parsed.data;
  const texts = body.filter(({ purpose }) => purpose === 'commenting');
  const on = noteTarget(target);
  if (texts.length !== 1 || on === null)
    return {
      reason: texts.length === 1 ? 'target: not known here' : 'body: must hold one comment',
    };
  const marking = rest['dossier:marking'];
  const note = Note.safeParse({
    id,
    target: on,
    text: texts[0]?.value,
    tags: body.filter(({ purpose }) => purpose === 'tagging').map(({ value }) => value),
    status: rest['dossier:status'],
    ...(marking && { marking }),
    createdAt: created,
    updatedAt: modified,
  });
  return note.success ? { note: note.data } : { reason: firstOf(note.error) };
}

function noteTarget(target: z.output<typeof Comment>['target']): NoteTarget | null {
  const passage = target['dossier:passage'];
  if (passage !== undefined) return { kind: 'passage', passage };
  if (target.source === THE_DOSSIER) return { kind: 'dossier' };
  const collection = target['dossier:collection'];
  if (!target.source?.startsWith(iris.record) || collection === undefined) return null;
  const record = RecordId.safeParse(target.source.slice(iris.record.length));
  if (!record.success) return null;
  const field = target['dossier:field'];
  const at = { collection, record: record.data };
  return field === undefined ? { kind: 'record', ...at } : { kind: 'field', ...at, field };
}

function firstOf(error: z.ZodError): string {
  const [issue] = error.issues;
  const place = issue?.path.join('.') ?? '';
  return `${place ? `${place}: ` : ''}${issue?.message ?? 'it does not fit'}`;
}
