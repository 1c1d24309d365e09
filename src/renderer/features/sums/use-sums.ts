/** The sums of what the grid shows, and which of them the status bar says. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Sum } from '#shared/contract/records-api.ts';
import type { Preferences } from '#shared/contract/preferences-api.ts';
import type { Field } from '#shared/model/field.ts';
import { client } from '../../api/client.ts';
import { queryKeys } from '../../api/query-keys.ts';
import { useCollection } from '../../api/use-dossier-state.ts';
import { usePreferences } from '../../api/use-preferences.ts';
import { useUi } from '../../state/ui-store.ts';

type SumChoices = NonNullable<Preferences['sums']>;

const none: SumChoices = { fields: {}, once: false };

export type FieldSum = { field: Field; sum: Sum; chosen: boolean };

export type Sums = {
  result: string;
  once: boolean;
  /** Of the columns that are shown and can be added up, in the order of the grid. */
  sums: FieldSum[];
  choose: (field: string, chosen: boolean) => void;
  setOnce: (once: boolean) => void;
};

/** null where nothing can be added up, and until it is. */
export function useSums(): Sums | null {
  const view = useUi((state) => state.view);
  const collection = useCollection(view?.query.collection);
  const { preferences, setPreferences } = usePreferences();
  const choices = preferences.sums ?? none;
  const result = view?.result ?? '';
  const addable = view?.columns.flatMap((id) => collection?.fields.filter(isAddable(id)) ?? []);
  const { data } = useQuery({
    queryKey: queryKeys.sums(result, choices.once),
    queryFn: async () => {
      const { sums } = await client.records.sums({ result, once: choices.once });
      return { collection: collection?.id, sums };
    },
    enabled: addable !== undefined && addable.length > 0,
    // While one types in the search box the figures stay until the new ones are there.
    placeholderData: keepPreviousData,
  });
  if (!addable || !collection || data?.collection !== collection.id) return null;
  const first = addable.slice(0, 1).map(({ id }) => id);
  const chosen = new Set(choices.fields[collection.id] ?? first);
  const sums = addable.flatMap((field): FieldSum[] => {
    const sum = data.sums.find((one) => one.field === field.id);
    return sum ? [{ field, sum, chosen: chosen.has(field.id) }] : [];
  });
  if (sums.length === 0) return null;
  const save = (change: Partial<SumChoices>): void =>
    void setPreferences({ sums: { ...choices, ...change } });
  return {
    result,
    once: choices.once,
    sums,
    choose(field, on) {
      const kept = [...chosen].filter((id) => id !== field);
      save({
        fields: { ...choices.fields, [collection.id]: on ? [...kept, field] : kept },
      });
    },
    setOnce: (once) => save({ once }),
  };
}

const isAddable =
  (id: string) =>
  ({ id: own, type, summed }: Field): boolean =>
    own === id && (type === 'quantity' || (type === 'number' && summed === true));
