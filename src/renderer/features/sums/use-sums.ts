/** The sums of what the grid shows, and which of them the status bar says. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Sum } from '#shared/contract/records-api.ts';
import type { Preferences } from '#shared/contract/preferences-api.ts';
import type { Field } from '#shared/model/field.ts';
import { client } from '../../api/client.ts';
import { queryKeys } from '../../api/query-keys.ts';
import { useCollection } from '../../api/use-dossier-state.ts';
import { rememberChoices, usePreferences } from '../../api/use-preferences.ts';
import { useUi } from '../../state/ui-store.ts';

type SumChoices = NonNullable<Preferences['sums']>;

const none: SumChoices = { fields: {}, once: false };

export type FieldSum = { field: Field; sum: Sum };

export type Sums = {
  result: string;
  once: boolean;
  /** The columns that are shown and can be added up, in the order of the grid. */
  fields: Field[];
  /** Those of them whose sums the status bar says. */
  chosen: ReadonlySet<string>;
  /** As far as they are known. */
  sumOf: (field: string) => Sum | undefined;
  choose: (field: string, chosen: boolean) => void;
  setOnce: (once: boolean) => void;
};

/** null where nothing can be added up. `all`: not only those that are chosen. */
export function useSums(all: boolean): Sums | null {
  const view = useUi((state) => state.view);
  const collection = useCollection(view?.query.collection);
  const { preferences } = usePreferences();
  const choices = preferences.sums ?? none;
  const result = view?.result ?? '';
  const fields =
    view?.columns.flatMap((id) => collection?.fields.filter(isAddable(id)) ?? []) ?? [];
  const ids = fields.map(({ id }) => id);
  const chosen = new Set(choices.fields[collection?.id ?? ''] ?? ids.slice(0, 1));
  const asked = all ? ids : ids.filter((id) => chosen.has(id));
  const { data } = useQuery({
    queryKey: queryKeys.sums(result, choices.once, asked),
    queryFn: async () => {
      const { sums } = await client.records.sums({ result, once: choices.once, fields: asked });
      return { collection: collection?.id, sums };
    },
    enabled: asked.length > 0,
    // While one types in the search box the figures stay until the new ones are there.
    placeholderData: keepPreviousData,
  });
  if (!collection || fields.length === 0) return null;
  const known = data?.collection === collection.id ? data.sums : [];
  const save = (change: Partial<SumChoices>): void =>
    rememberChoices({ sums: { ...choices, ...change } });
  return {
    result,
    once: choices.once,
    fields,
    chosen,
    sumOf: (field) => known.find((one) => one.field === field),
    choose(field, on) {
      const others = [...chosen].filter((id) => id !== field);
      const now = on ? [...others, field] : others;
      save({ fields: { ...choices.fields, [collection.id]: now } });
    },
    setOnce: (once) => save({ once }),
  };
}

const isAddable =
  (id: string) =>
  ({ id: own, type, summed }: Field): boolean =>
    own === id && (type === 'quantity' || (type === 'number' && summed === true));
