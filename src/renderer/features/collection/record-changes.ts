/** Making records and moving them to the trash, with the way back offered at once. */
import type { Collection } from '#shared/model/field.ts';
import { client } from '../../api/client.ts';
import { setLens } from '../../state/lens-store.ts';
import { showRecord, useUi } from '../../state/ui-store.ts';
import { showDone, showProblem } from '../../components/toast/toast-store.ts';

/** A new record has a name from the start, so that it can be found; the name is open for typing at once. */
export async function createRecord(collection: Collection): Promise<void> {
  // No source says anything about it yet.
  setLens(null);
  const { record } = await client.records.create({
    collection: collection.id,
    values: { [collection.titleField]: `New ${collection.singular}` },
  });
  useUi.setState({ editCell: { record, field: collection.titleField } });
  showRecord({ collection: collection.id, record });
}

export async function trashRecords(collection: string, records: readonly string[]): Promise<void> {
  const { deleted } = await client.records.delete({ collection, records: [...records] });
  const gone = new Set(records);
  useUi.setState(({ selected }) => ({ selected: selected.filter((id) => !gone.has(id)) }));
  showDone({
    message: deleted === 1 ? 'One record is in the trash.' : `${deleted} records are in the trash.`,
    action: {
      label: 'Undo',
      run: () => {
        const items = records.map((id) => ({ kind: 'record' as const, id }));
        client.trash.restore({ items }).catch(showProblem);
      },
    },
  });
}
