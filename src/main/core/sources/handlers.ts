/** `documents.*` and `passages.*`: the texts of sources, what is marked in them, and the way from a claim to its words. */
import type { Handlers } from '#shared/contract/define.ts';
import type { documentsApi, DocumentView, PassageView } from '#shared/contract/documents-api.ts';
import { AppError } from '#shared/contract/errors.ts';
import { findWords } from '#shared/documents/find-words.ts';
import { locatorAt } from '#shared/documents/locate.ts';
import { SOURCES } from '#shared/model/claim.ts';
import { trashId } from '#shared/model/layer.ts';
import type { SourceDocument } from '#shared/model/source-document.ts';
import type { FileSystem } from '../dossier/file-system.ts';
import { quoted } from '../query/quoted.ts';
import type { Core } from '../context.ts';
import { addDocument, previewDocument } from './add-document.ts';
import { placeOfClaim } from './claim-place.ts';
import { keptDocument, keptDocuments, keptPassage, keptPassages } from './kept.ts';
import { locatedClaims } from './located-claims.ts';
import { byPlace, createPassageViews, placeIn } from './passage-views.ts';
import { createPassage, deletePassages, placePassage } from './passages.ts';
import { createStoredDocuments, problemOf, type ReadResult } from './stored-documents.ts';

/** More than that nobody goes through. */
const MOST_HITS = 10_000;

/** `script`: of the thread that documents are read on, where it does not lie beside this one. */
export function documentsHandlers(
  core: Core,
  fs: FileSystem,
  script?: string | URL,
): Handlers<typeof documentsApi> {
  const documents = createStoredDocuments(fs, script);
  const { signal } = new AbortController();
  const read = (document: SourceDocument): Promise<ReadResult> =>
    documents.read(core.dossier().folder, document, signal);
  const readKept = async (id: string) => {
    const document = keptDocument(core.dossier().layer, id);
    return { info: document, read: await read(document) };
  };

  async function readOrNull(document: SourceDocument): Promise<ReadResult | null> {
    try {
      return await read(document);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      core.log('warn', `${document.name}: ${error.message}`);
      return null;
    }
  }

  const documentsOf = (source: string): SourceDocument[] =>
    keptDocuments(core.dossier().layer).filter((document) => document.source === source);

  async function viewOf(document: SourceDocument): Promise<DocumentView> {
    const { layer, folder } = core.dossier();
    const { source, textHash } = document;
    return {
      ...document,
      sourceTitle: core.tables().titleOf(SOURCES, source) ?? source,
      passages: keptPassages(layer, source).filter((one) => one.textHash === textHash).length,
      problem: await problemOf(fs, folder, document),
    };
  }

  return {
    'documents.list': ({ source }) =>
      Promise.all(
        keptDocuments(core.dossier().layer)
          .filter((document) => source === null || document.source === source)
          .map(viewOf),
      ),
    'documents.preview': ({ handle, encoding, job }) =>
      core.runJob(job, (jobSignal) => {
        const file = { path: core.pathOf(handle), encoding };
        return previewDocument(core, fs, documents, file, jobSignal);
      }),
    'documents.add': ({ handle, source, encoding, job }) =>
      core.runJob(job, (jobSignal) => {
        const file = { path: core.pathOf(handle), encoding, source };
        return addDocument(core, fs, documents, file, jobSignal);
      }),
    'documents.delete': async ({ id }) => {
      const { name } = keptDocument(core.dossier().layer, id);
      const deletedAt = core.clock().toISOString();
      await core.dossier().commit({
        label: `Delete document ${quoted(name)}`,
        drafts(layer) {
          keptDocument(layer, id);
          const after = { kind: 'document' as const, id, deletedAt };
          return [{ table: 'trash', id: trashId('document', id), after }];
        },
      });
      return {};
    },
    'documents.read': async ({ id }) => (await readKept(id)).read.document,
    'documents.marks': async ({ id }) => {
      const { info, read: result } = await readKept(id);
      const toView = createPassageViews(core);
      const passages = keptPassages(core.dossier().layer, info.source)
        .map((passage) => toView(passage, placeIn(result, passage)))
        .toSorted(byPlace);
      return { passages, located: locatedClaims(core, result.document, info.source) };
    },
    'documents.search': async ({ id, text }) => {
      const { anchorText } = (await readKept(id)).read;
      return findWords(anchorText.folded(), text, MOST_HITS);
    },
    'documents.ofClaim': ({ collection, record, field, claim: id }) => {
      const { layer } = core.dossier();
      const claim = core
        .tables()
        .claims(collection, record, field)
        .find((one) => one.id === id);
      if (!claim) throw new AppError('not_found', 'This claim is no longer there.');
      const passage =
        claim.passage === undefined ? null : (layer.passages.get(claim.passage) ?? null);
      return placeOfClaim(claim, passage, documentsOf(claim.source), readOrNull);
    },
    'documents.ofPassage': ({ passage: id }) => {
      const passage = keptPassage(core.dossier().layer, id);
      return placeOfClaim({}, passage, documentsOf(passage.source), readOrNull);
    },
    'documents.locator': async ({ id, start }) =>
      locatorAt((await readKept(id)).read.document, start),
    'passages.create': async ({ document, start, end, group }) => {
      const { read: result } = await readKept(document);
      return { id: await createPassage(core, { document, read: result, start, end, group }) };
    },
    'passages.delete': async ({ ids }) => {
      await deletePassages(core, ids);
      return {};
    },
    'passages.place': async ({ id, document, start, end }) => {
      keptPassage(core.dossier().layer, id);
      const { read: result } = await readKept(document);
      await placePassage(core, { id, document, read: result, start, end });
      return {};
    },
    'passages.orphans': () => orphans(core, readOrNull),
  };
}

/** Passages that stand in no document of their source, with the reason that the newest one gives. */
async function orphans(
  core: Core,
  read: (document: SourceDocument) => Promise<ReadResult | null>,
): Promise<PassageView[]> {
  const { layer } = core.dossier();
  const toView = createPassageViews(core);
  const found: PassageView[] = [];
  const passages = keptPassages(layer);
  for (const source of new Set(passages.map((passage) => passage.source))) {
    const texts: ReadResult[] = [];
    for (const document of keptDocuments(layer).filter((one) => one.source === source)) {
      const result = await read(document);
      if (result) texts.push(result);
    }
    for (const passage of passages.filter((one) => one.source === source)) {
      const places = texts.map((text) => placeIn(text, passage));
      if (places.some(({ how }) => how !== 'orphan')) continue;
      const why = 'There is no document of its source that could be read.';
      found.push(toView(passage, places[0] ?? { how: 'orphan', why }));
    }
  }
  return found;
}
