/** Records found by typing, a moment after the last key, among some collections or all of them. */
import { useEffect, useState } from 'react';
import type { FoundRecord } from '#shared/contract/records-api.ts';
import { client } from '../../api/client.ts';

const PAUSE = 120;
const LIMIT = 30;

/** `search`: the words that the records were found for. `asked`: the first answer is there. */
export type Found = { records: FoundRecord[]; asked: boolean; search: string };

/** null: in all collections. Where there are several, the best of each come in turn. */
export function useFoundRecords(search: string, collections: readonly string[] | null): Found {
  const [found, setFound] = useState<Found>({ records: [], asked: false, search: '' });
  const within = collections?.join(' ') ?? null;
  useEffect(() => {
    let current = true;
    const show = (records: FoundRecord[]): void => {
      if (current) setFound({ records, asked: true, search });
    };
    const timer = setTimeout(() => {
      find(search, within === null ? null : within.split(' ')).then(show, () => show([]));
    }, PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [search, within]);
  return found;
}

async function find(text: string, collections: readonly string[] | null): Promise<FoundRecord[]> {
  if (collections === null) return client.records.find({ text, limit: LIMIT });
  const lists = await Promise.all(
    collections.map((collection) => client.records.find({ text, limit: LIMIT, collection })),
  );
  const inTurn = Array.from({ length: LIMIT }, (_, at) => lists.flatMap((list) => list[at] ?? []));
  return inTurn.flat().slice(0, LIMIT);
}
