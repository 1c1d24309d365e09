/** Looking at a file before it is added to a source, and adding it. */
import { basename } from 'node:path';
import type { DocumentPreview } from '#shared/contract/documents-api.ts';
import { AppError } from '#shared/contract/errors.ts';
import { recogniseSource } from '#shared/documents/recognise.ts';
import { SOURCES } from '#shared/model/claim.ts';
import type { Document, DocumentKind } from '#shared/model/document.ts';
import { trashId } from '#shared/model/layer.ts';
import type { SourceDocument } from '#shared/model/source-document.ts';
import { freshRecordId } from '../claims/new-record.ts';
import { newSource } from '../claims/new-source.ts';
import { readError } from '../dossier/file-errors.ts';
import type { FileSystem } from '../dossier/file-system.ts';
import { quoted } from '../query/quoted.ts';
import { chooseEncoding, declaredEncoding } from '../reading/documents/decode-text.ts';
import { knownEncodings } from '../reading/encoding.ts';
import type { Core, Draft } from '../context.ts';
import { keptDocuments } from './kept.ts';
import { knownSources } from './known-sources.ts';
import { hashOf, MOST_BYTES, type ReadResult, type StoredDocuments } from './stored-documents.ts';

const EXCERPT = 600;

export type ChosenFile = { path: string; encoding?: string | undefined };
type Chosen = ReadResult & { bytes: Uint8Array; sha256: string; name: string };

async function readChosen(
  fs: FileSystem,
  documents: StoredDocuments,
  { path, encoding }: ChosenFile,
  signal: AbortSignal,
): Promise<Chosen> {
  const name = basename(path);
  const bytes = await bytesOf(fs, path);
  const sha256 = hashOf(bytes);
  const read = await documents.readBytes(bytes, { sha256, name, encoding }, signal);
  return { ...read, bytes, sha256, name };
}

async function bytesOf(fs: FileSystem, path: string): Promise<Uint8Array> {
  try {
    const { kind, size } = await fs.info(path);
    if (kind === 'file' && size <= MOST_BYTES) return await fs.readFile(path);
    const megabytes = MOST_BYTES / 1_000_000;
    const why = kind === 'file' ? `has more than ${megabytes} MB` : `is a ${kind}`;
    throw new AppError('invalid_input', `${path} ${why}. Choose another file.`);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw readError(error, path);
  }
}

/** Changes nothing. */
export async function previewDocument(
  core: Core,
  fs: FileSystem,
  documents: StoredDocuments,
  file: ChosenFile,
  signal: AbortSignal,
): Promise<DocumentPreview> {
  const { document, sha256, name, bytes } = await readChosen(fs, documents, file, signal);
  const known = keptDocuments(core.dossier().layer).find((one) => one.sha256 === sha256);
  return {
    name,
    bytes: bytes.byteLength,
    kind: document.kind,
    title: document.title ?? null,
    language: document.language ?? null,
    characters: document.text.length,
    pages: pagesOf(document),
    ...encodingOf(document.kind, bytes, file.encoding),
    notices: document.notices,
    recognised: recognised(core, document),
    known: known ? { source: known.source, document: known.id } : null,
    excerpt: document.text.slice(0, EXCERPT),
  };
}

function recognised(core: Core, document: Document): DocumentPreview['recognised'] {
  const fit = recogniseSource(document, knownSources(core));
  if (fit === null) return null;
  const { id, ...why } = fit;
  return { source: id, title: core.tables().titleOf(SOURCES, id) ?? id, ...why };
}

function encodingOf(
  kind: DocumentKind,
  bytes: Uint8Array,
  chosen: string | undefined,
): Pick<DocumentPreview, 'encoding' | 'encodings'> {
  if (kind === 'pdf' || kind === 'docx') return { encoding: null, encodings: [] };
  const declared = kind === 'html' ? declaredEncoding(bytes) : undefined;
  const { encoding } = chooseEncoding(bytes, { chosen, declared });
  return { encoding, encodings: [...knownEncodings] };
}

function pagesOf({ blocks }: Document): number | null {
  const pages = new Set(blocks.map(({ page }) => page).filter((page) => page !== undefined));
  return pages.size === 0 ? null : pages.size;
}

/** `source` null: makes one of the document's title, or its name. Rejects with `conflict` when the source has it already. */
export async function addDocument(
  core: Core,
  fs: FileSystem,
  documents: StoredDocuments,
  { source, ...file }: ChosenFile & { source: string | null },
  signal: AbortSignal,
): Promise<{ document: string; source: string }> {
  const dossier = core.dossier();
  const { document, textHash, sha256, bytes, name } = await readChosen(fs, documents, file, signal);
  await documents.store(dossier.folder, bytes, sha256);
  const id = core.newId();
  const record = source ?? freshRecordId(core);
  const title = document.title ?? name;
  await dossier.commit({
    label: `Add document ${quoted(name)}`,
    drafts(layer): Draft[] {
      if (source !== null) checkSource(core, source);
      const same = keptDocuments(layer).find(
        (one) => one.source === record && one.sha256 === sha256 && one.encoding === file.encoding,
      );
      if (same)
        throw new AppError('conflict', 'This source has this document already.', {
          document: same.id,
        });
      const after: SourceDocument = {
        id,
        source: record,
        name: name.slice(-255),
        kind: document.kind,
        sha256,
        bytes: bytes.byteLength,
        textHash,
        ...(file.encoding === undefined ? {} : { encoding: file.encoding }),
        addedAt: core.clock().toISOString(),
      };
      const made = source === null ? newSource(core, { id: record, type: 'document', title }) : [];
      return [...made, { table: 'documents', id, after }];
    },
  });
  return { document: id, source: record };
}

function checkSource(core: Core, source: string): void {
  const isKept = !core.dossier().layer.trash.has(trashId('record', source));
  if (isKept && core.tables().has(SOURCES, source)) return;
  throw new AppError('not_found', 'This source is no longer there.');
}
