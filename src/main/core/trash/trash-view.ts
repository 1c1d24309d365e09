/** Something in the trash, in words: what it is, and where it was. */
import type { TrashView } from '#shared/contract/notes-api.ts';
import { SOURCES } from '#shared/model/claim.ts';
import { linkKinds } from '#shared/model/link.ts';
import type { Layer, TrashEntry } from '#shared/model/layer.ts';
import { firstLine, titleOfTarget } from '../query/note-view.ts';
import type { Core } from '../context.ts';

type Reading = Pick<Core, 'dossier' | 'tables'>;
type Words = Pick<TrashView, 'title' | 'place'>;

export function trashView(core: Reading, entry: TrashEntry): TrashView {
  const { id, kind, deletedAt } = entry;
  if (entry.kind !== 'record') return { kind, id, ...wordsOf(core, entry.kind, id), deletedAt };
  const { collection } = entry;
  const place = titleOfCollection(core, collection);
  const title = core.tables().titleOf(collection, id) ?? id;
  return { kind, id, title, place, collection, deletedAt };
}

const titleOfCollection = (core: Reading, id: string): string =>
  core.dossier().file.collections.find((one) => one.id === id)?.title ?? id;

const titleOf = (core: Reading, { collection, record }: { collection: string; record: string }) =>
  core.tables().titleOf(collection, record) ?? record;

function wordsOf(core: Reading, kind: Exclude<TrashEntry['kind'], 'record'>, id: string): Words {
  const { layer } = core.dossier();
  const words = makers[kind](core, layer, id);
  return words ?? { title: GONE[kind], place: '' };
}

const GONE = {
  claim: 'Claim',
  note: 'Note',
  link: 'Link',
  passage: 'Passage',
  document: 'Document',
  view: 'View',
} as const;

type Maker = (core: Reading, layer: Readonly<Layer>, id: string) => Words | null;

const makers: Record<Exclude<TrashEntry['kind'], 'record'>, Maker> = {
  claim(core, layer, id) {
    const claim = layer.claims.get(id);
    if (!claim) return null;
    const field = core.tables().field(claim.collection, claim.field);
    const value = core.tables().format(field, claim.value);
    return {
      title: `${field.title}: ${value === '' ? 'not known' : value}`,
      place: `Claim on ${titleOf(core, claim)}`,
    };
  },
  note(core, layer, id) {
    const note = layer.notes.get(id);
    if (!note) return null;
    return { title: firstLine(note.text), place: `Note on ${titleOfTarget(core, note.target)}` };
  },
  link(core, layer, id) {
    const link = layer.links.get(id);
    if (!link) return null;
    const { label } = linkKinds[link.kind];
    return {
      title: `${titleOf(core, link.from)} ${label} ${titleOf(core, link.to)}`,
      place: 'Link',
    };
  },
  passage(core, layer, id) {
    const passage = layer.passages.get(id);
    if (!passage) return null;
    const place = titleOf(core, { collection: SOURCES, record: passage.source });
    return { title: firstLine(passage.quote.exact), place: `Passage in ${place}` };
  },
  document(core, layer, id) {
    const document = layer.documents.get(id);
    if (!document) return null;
    const place = titleOf(core, { collection: SOURCES, record: document.source });
    return { title: document.name, place: `Document of ${place}` };
  },
  view(core, layer, id) {
    const view = layer.views.get(id);
    if (!view) return null;
    return {
      title: view.name ?? 'View',
      place: `View of ${titleOfCollection(core, view.collection)}`,
    };
  },
};
