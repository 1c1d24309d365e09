/**
 * Passages and the notes on them as W3C Web Annotations (JSON-LD, Recommendation of 23 February 2017), and back. What the model has
 * no word for goes under names of our own, which the context declares: other programs keep or ignore them.
 */
import * as z from 'zod';
import { AppError } from '../contract/errors.ts';
import { RecordId } from './ids.ts';
import { Note } from './note.ts';
import {
  Passage,
  Sha256,
  TextPositionSelector,
  TextQuoteSelector,
  ToldApartBy,
} from './passage.ts';

/** What of a note does not depend on where it hangs. */
export const PassageNote = Note.omit({ target: true });
export type PassageNote = z.infer<typeof PassageNote>;

const OURS = 'https://dossier.invalid/ns#';
const NOTES = 'https://dossier.invalid/notes/';
const SOURCES = 'https://dossier.invalid/sources/';

const textualBody = (purpose: 'commenting' | 'tagging', format: string) =>
  z.object({
    type: z.literal('TextualBody'),
    purpose: z.literal(purpose),
    format: z.literal(format),
    value: z.string(),
  });
const Body = z.discriminatedUnion('purpose', [
  textualBody('commenting', 'text/markdown'),
  textualBody('tagging', 'text/plain'),
]);

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

/** As `toWebAnnotation` writes it. Properties that others added are passed over. */
const WebAnnotationFile = z
  .object({
    '@context': z.array(z.unknown()).min(1).max(10),
    id: iri(NOTES, PassageNote.shape.id).optional(),
    type: z.literal('Annotation'),
    motivation: z.enum(['commenting', 'highlighting']),
    created: PassageNote.shape.createdAt.optional(),
    modified: PassageNote.shape.updatedAt.optional(),
    'dossier:status': PassageNote.shape.status.optional(),
    body: z.array(Body).max(51),
    target: z.object({
      type: z.literal('SpecificResource'),
      source: iri(SOURCES, RecordId),
      selector: z.array(Selector).min(2).max(2),
      'dossier:textHash': Sha256,
      'dossier:toldApartBy': ToldApartBy,
    }),
  })
  .refine(
    ({ motivation, body }) =>
      body.filter(({ purpose }) => purpose === 'commenting').length ===
      (motivation === 'commenting' ? 1 : 0),
    'a comment has one text, and a highlight none',
  );
export type WebAnnotation = z.input<typeof WebAnnotationFile>;

/** Without a note: a highlight. */
export function toWebAnnotation(passage: Passage, note: PassageNote | null): WebAnnotation {
  return {
    '@context': ['http://www.w3.org/ns/anno.jsonld', { dossier: OURS }],
    ...(note && { id: NOTES + note.id }),
    type: 'Annotation',
    motivation: note ? 'commenting' : 'highlighting',
    ...(note && {
      created: note.createdAt,
      modified: note.updatedAt,
      'dossier:status': note.status,
    }),
    body: note ? bodyOf(note) : [],
    target: {
      type: 'SpecificResource',
      source: SOURCES + passage.source,
      selector: [
        { type: 'TextQuoteSelector', ...passage.quote },
        { type: 'TextPositionSelector', ...passage.position },
      ],
      'dossier:textHash': passage.textHash,
      'dossier:toldApartBy': passage.toldApartBy,
    },
  };
}

const bodyOf = ({ text, tags }: PassageNote): WebAnnotation['body'] => [
  { type: 'TextualBody', purpose: 'commenting', format: 'text/markdown', value: text },
  ...tags.map((value) => ({
    type: 'TextualBody' as const,
    purpose: 'tagging' as const,
    format: 'text/plain' as const,
    value,
  })),
];

/** Throws `invalid_input` for anything that `toWebAnnotation` could not have written, save for properties more than its. */
export function fromWebAnnotation(json: unknown): { passage: Passage; note: PassageNote | null } {
  const { target, body, ...annotation } = parse(WebAnnotationFile, json);
  const { quote, position } = selectorsOf(target.selector);
  const passage = parse(Passage, {
    source: target.source,
    textHash: target['dossier:textHash'],
    quote,
    position,
    toldApartBy: target['dossier:toldApartBy'],
  });
  if (annotation.motivation === 'highlighting') return { passage, note: null };
  const note = parse(PassageNote, {
    id: annotation.id,
    text: body.find(({ purpose }) => purpose === 'commenting')?.value,
    tags: body.filter(({ purpose }) => purpose === 'tagging').map(({ value }) => value),
    status: annotation['dossier:status'],
    createdAt: annotation.created,
    updatedAt: annotation.modified,
  });
  return { passage, note };
}

function selectorsOf(selectors: z.output<typeof Selector>[]) {
  const found: Partial<Pick<Passage, 'quote' | 'position'>> = {};
  for (const selector of selectors) {
    if (selector.type === 'TextQuoteSelector') {
      const { exact, prefix, suffix } = selector;
      found.quote = { exact, prefix, suffix };
    } else {
      found.position = { start: selector.start, end: selector.end };
    }
  }
  return found;
}

function parse<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const place = issue?.path.join('.') ?? '';
  throw new AppError(
    'invalid_input',
    `This is no Web Annotation that can be taken in: ${place ? `${place}: ` : ''}${issue?.message ?? 'it does not fit'}.`,
  );
}
