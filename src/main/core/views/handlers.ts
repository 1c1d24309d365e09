/** `views.*`: how each collection was last looked at, and the views that the user gave a name. */
import type { Handlers } from '#shared/contract/define.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { notesApi } from '#shared/contract/notes-api.ts';
import { trashId, type Layer } from '#shared/model/layer.ts';
import { currentViewId, type View } from '#shared/model/view.ts';
import { fold } from '#shared/text/fold.ts';
import { quoted } from '../query/quoted.ts';
import type { Core, Draft } from '../context.ts';
import { viewLabel } from './view-label.ts';

type ViewHandlers = Pick<
  Handlers<typeof notesApi>,
  | 'views.get'
  | 'views.save'
  | 'views.reset'
  | 'views.list'
  | 'views.put'
  | 'views.show'
  | 'views.delete'
>;

export function viewsHandlers(core: Core): ViewHandlers {
  return {
    'views.get': ({ collection }) =>
      core.dossier().layer.views.get(currentViewId(collection)) ?? null,
    'views.save': async (view) => {
      const title = titleOf(core, view.collection);
      const id = currentViewId(view.collection);
      if (view.id !== id)
        throw new AppError('invalid_input', `The view of ${title} is called ${id}.`);
      const before = core.dossier().layer.views.get(id);
      await core.dossier().commit({
        label: viewLabel(title, before, view),
        drafts: () => [{ table: 'views', id, after: view }],
      });
      return {};
    },
    'views.reset': async ({ collection }) => {
      await core.dossier().commit({
        label: `Reset view of ${titleOf(core, collection)}`,
        drafts: () => [{ table: 'views', id: currentViewId(collection), after: null }],
      });
      return {};
    },
    'views.list': ({ collection }) => namedViews(core.dossier().layer, collection),
    'views.put': async ({ view, id = core.newId(), show = false }) => {
      titleOf(core, view.collection);
      await core.dossier().commit({
        label: putLabel(core.dossier().layer, id, view.name),
        drafts: (layer) => {
          checkName(layer, view, id);
          const named = { ...view, id };
          return [{ table: 'views', id, after: named }, ...(show ? [shown(named)] : [])];
        },
      });
      return { id };
    },
    'views.show': async ({ id }) => {
      await core.dossier().commit({
        label: `Show view ${quoted(core.dossier().layer.views.get(id)?.name ?? id)}`,
        drafts: (layer) => [shown(keptView(layer, id))],
      });
      return {};
    },
    'views.delete': async ({ id }) => {
      const deletedAt = core.clock().toISOString();
      await core.dossier().commit({
        label: `Delete view ${quoted(core.dossier().layer.views.get(id)?.name ?? id)}`,
        drafts: (layer) => {
          keptView(layer, id);
          return [
            { table: 'trash', id: trashId('view', id), after: { kind: 'view', id, deletedAt } },
          ];
        },
      });
      return {};
    },
  };
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

function namedViews(layer: Readonly<Layer>, collection: string | null): View[] {
  return [...layer.views.values()]
    .filter((view) => view.name !== undefined)
    .filter((view) => collection === null || view.collection === collection)
    .filter(({ id }) => isKept(layer, id))
    .sort((a, b) => collator.compare(a.name ?? '', b.name ?? ''));
}

const isKept = (layer: Readonly<Layer>, id: string): boolean =>
  layer.views.has(id) && !layer.trash.has(trashId('view', id));

/** Throws `not_found` for one in the trash, and for what is no named view. */
function keptView(layer: Readonly<Layer>, id: string): View {
  const view = layer.views.get(id);
  if (view?.name !== undefined && isKept(layer, id)) return view;
  throw new AppError('not_found', 'This view is no longer there. It may be in the trash.');
}

/** What makes a named view the way in which its collection is looked at. */
function shown({ name: _, ...view }: View): Draft {
  const id = currentViewId(view.collection);
  return { table: 'views', id, after: { ...view, id, named: view.id } };
}

function putLabel(layer: Readonly<Layer>, id: string, name: string): string {
  const before = layer.views.get(id)?.name;
  if (before === undefined) return `Save view ${quoted(name)}`;
  return before === name ? `Change view ${quoted(name)}` : `Rename view ${quoted(before)}`;
}

/** Two views of a collection that are called the same can't be told apart. */
function checkName(layer: Readonly<Layer>, view: Omit<View, 'id'>, id: string): void {
  const name = fold(view.name ?? '');
  const taken = namedViews(layer, view.collection).find(
    (other) => other.id !== id && fold(other.name ?? '') === name,
  );
  if (taken) throw new AppError('conflict', `There is a view ${quoted(taken.name ?? '')} already.`);
}

function titleOf(core: Core, id: string): string {
  const collection = core.dossier().file.collections.find((one) => one.id === id);
  if (!collection) throw new AppError('not_found', `This dossier has no collection ${id}.`);
  return collection.title;
}
