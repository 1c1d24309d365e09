/** Menus, filters, claims and the editor that lie over the grid, at the place that asked for them. */
import type { CollectionInfo } from '#shared/contract/dossier-api.ts';
import { Anchored } from '../../components/anchored/anchored.tsx';
import { gridActions } from '../../state/grid-actions.ts';
import { closeOverlay, useOverlay } from '../../state/overlay-store.ts';
import { CellEditor } from './cell-editor.tsx';
import { CellMenu } from './cell-menu.tsx';
import { FilterForm } from './filter-form.tsx';
import { ClaimCard } from '../claims/claim-card.tsx';
import { HeaderMenu } from './header-menu.tsx';
import { SaidFilter } from './said-filter.tsx';

export function GridOverlays({ collection }: { collection: CollectionInfo }) {
  const overlay = useOverlay((state) => state.overlay);
  if (!overlay) return null;
  if (overlay.kind === 'said') {
    return (
      <Anchored
        anchor={overlay.anchor}
        label="Filter by what is said"
        width={300}
        onClose={closeOverlay}
      >
        <SaidFilter collection={collection} onDone={closeOverlay} />
      </Anchored>
    );
  }
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
    case 'claims':
      return <ClaimCard collection={collection} field={field} overlay={overlay} />;
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
