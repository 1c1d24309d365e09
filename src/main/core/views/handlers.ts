/** `views.*`: how each collection was last looked at. */
import type { Handlers } from '#shared/contract/define.ts';
import type { notesApi } from '#shared/contract/notes-api.ts';
import { AppError } from '#shared/contract/errors.ts';
import { currentViewId } from '#shared/model/view.ts';
import type { Core } from '../context.ts';

type ViewHandlers = Pick<Handlers<typeof notesApi>, 'views.get' | 'views.save' | 'views.reset'>;

export function viewsHandlers(core: Core): ViewHandlers {
  return {
    'views.get': ({ collection }) =>
      core.dossier().layer.views.get(currentViewId(collection)) ?? null,
    'views.save': async (view) => {
      const title = titleOf(core, view.collection);
      const id = currentViewId(view.collection);
      if (view.id !== id)
        throw new AppError('invalid_input', `The view of ${title} is called ${id}.`);
      await core.dossier().commit({
        label: `Change view of ${title}`,
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
  };
}

function titleOf(core: Core, id: string): string {
  const collection = core.dossier().file.collections.find((one) => one.id === id);
  if (!collection) throw new AppError('not_found', `This dossier has no collection ${id}.`);
  return collection.title;
}
