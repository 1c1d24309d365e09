/** The set filter: the values of a field with their counts, to tick. Counts respect all the other filters. */
import { useState } from 'react';
import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { CollectionInfo } from '#shared/contract/dossier-api.ts';
import type { Facet } from '#shared/contract/records-api.ts';
import { filterOf } from '#shared/model/view-content.ts';
import { client } from '../../api/client.ts';
import { queryKeys } from '../../api/query-keys.ts';
import { messageOf } from '../../components/toast/toast-store.ts';
import { useLens } from '../../state/lens-store.ts';
import { useUi } from '../../state/ui-store.ts';
import { slotOf, useView } from '../../state/view-store.ts';
import type { FilterFormProps } from './filter-form.tsx';
import classes from './filter-form.module.css';

type Props = FilterFormProps & { collection: CollectionInfo };

export function ValuesFilter({ collection, field, condition, onChange }: Props) {
  const [words, setWords] = useState('');
  const search = useUi((state) => state.search[collection.id] ?? '');
  const filters = useView(({ view }) => view?.filters);
  const others = filterOf((filters ?? []).filter((filter) => slotOf(filter) !== field.id));
  const source = useLens((state) => state.source);
  const scope = { search, filter: others, ...(source === null ? {} : { source }) };
  const { data, error } = useQuery({
    queryKey: queryKeys.facets(collection.id, field.id, scope),
    queryFn: () => client.records.facets({ collection: collection.id, field: field.id, ...scope }),
    staleTime: 0,
  });
  const facets = withChosen(data?.facets ?? [], condition?.op === 'in' ? condition.values : []);
  const shown = facets.filter(({ label }) => plain(label).includes(plain(words)));
  const chosen = new Set(
    condition?.op === 'in' ? condition.values : facets.map(({ value }) => value),
  );

  function choose(next: ReadonlySet<string | null>): void {
    const all = facets.every(({ value }) => next.has(value));
    onChange(all ? null : { op: 'in', field: field.id, values: [...next] });
  }

  function toggle(value: string | null): void {
    // The first tick says "only this": all ticks stand for no filter at all.
    const next = new Set(condition ? chosen : []);
    if (next.has(value)) next.delete(value);
    else next.add(value);
    choose(next);
  }

  return (
    <>
      <TextInput
        data-autofocus
        aria-label={`Search the values of ${field.title}`}
        placeholder="Search values"
        dir="auto"
        spellCheck={false}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <div className={classes.tools}>
        <button
          type="button"
          className={classes.link}
          onClick={() => choose(new Set([...(condition ? chosen : []), ...shown.map(valueOf)]))}
        >
          Select all
        </button>
        <button
          type="button"
          className={classes.link}
          onClick={() => {
            const out = new Set(shown.map(valueOf));
            choose(new Set([...chosen].filter((value) => !out.has(value))));
          }}
        >
          Select none
        </button>
        {data?.truncated ? <span>Only the most frequent are listed.</span> : null}
      </div>
      {error ? (
        <p className={classes.meaning} data-refused role="alert">
          {messageOf(error)}
        </p>
      ) : null}
      <ul className={classes.list} aria-label={`Values of ${field.title}`} aria-busy={!data}>
        {shown.map(({ value, label, count }) => (
          <li key={value ?? ''}>
            <label className={classes.row}>
              <input
                type="checkbox"
                checked={condition !== undefined && chosen.has(value)}
                onChange={() => toggle(value)}
              />
              <bdi className={classes.label} data-blank={value === null || undefined} title={label}>
                {value === null ? 'No value' : label}
              </bdi>
              <span className={classes.count}>{count}</span>
            </label>
          </li>
        ))}
        {data && shown.length === 0 ? <li className={classes.none}>No such value</li> : null}
      </ul>
    </>
  );
}

const valueOf = (facet: Facet): string | null => facet.value;

/** A value that is ticked stays in the list, even where the other filters leave nothing of it. */
function withChosen(facets: Facet[], chosen: readonly (string | null)[]): Facet[] {
  const known = new Set(facets.map(valueOf));
  const rest = chosen.filter((value) => !known.has(value));
  return [...facets, ...rest.map((value) => ({ value, label: value ?? 'No value', count: 0 }))];
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}|[ʿʾ'’]/gu, '')
    .toLowerCase();
}
