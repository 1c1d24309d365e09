/** Menus, filters and the editor that lie over the grid, at the place that asked for them. */
import type { CollectionInfo } from '#shared/contract/dossier-api.ts';
import { Anchored } from '../../components/anchored/anchored.tsx';
import { gridActions } from '../../state/grid-actions.ts';
import { closeOverlay, useOverlay } from '../../state/overlay-store.ts';
import { CellEditor } from './cell-editor.tsx';
import { CellMenu } from './cell-menu.tsx';
import { FilterForm } from './filter-form.tsx';
import { HeaderMenu } from './header-menu.tsx';

export function GridOverlays({ collection }: { collection: CollectionInfo }) {
  const overlay = useOverlay((state) => state.overlay);
  if (!overlay) return null;
  const field = collection.fields.find(({ id }) => id === overlay.field);
  if (!field) return null;
  const backToHeader = (): void => {
    closeOverlay();
    gridActions.current?.focusHeader(field.id);
  };
  switch (overlay.kind) {
    case 'cellMenu':
      return <CellMenu collection={collection} field={field} overlay={overlay} />;
    case 'headerMenu':
      return <HeaderMenu field={field} anchor={overlay.anchor} />;
    case 'editor':
      return (
        <CellEditor
          key={`${overlay.row.id}-${field.id}`}
          collection={collection}
          field={field}
          overlay={overlay}
        />
      );
    case 'filter':
      return (
        <Anchored
          anchor={overlay.anchor}
          label={`Filter ${field.title}`}
          width={300}
          onClose={backToHeader}
        >
          <FilterForm key={field.id} collection={collection} field={field} onDone={backToHeader} />
        </Anchored>
      );
  }
}
