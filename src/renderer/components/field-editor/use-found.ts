/** Records found by typing, a moment after the last key. */
import { useEffect, useState } from 'react';
import type { FoundRecord } from '#shared/contract/records-api.ts';
import { client } from '../../api/client.ts';

const PAUSE = 120;
const LIMIT = 30;

/** `search`: the words that the records were found for. */
export type Found = { records: FoundRecord[]; asked: boolean; search: string };

export function useFound(search: string, collection: string | undefined): Found {
  const [found, setFound] = useState<Found>({ records: [], asked: false, search: '' });
  useEffect(() => {
    let current = true;
    const only = collection === undefined ? {} : { collection };
    const timer = setTimeout(() => {
      client.records.find({ text: search, limit: LIMIT, ...only }).then(
        (records) => current && setFound({ records, asked: true, search }),
        () => current && setFound({ records: [], asked: true, search }),
      );
    }, PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [search, collection]);
  return found;
}
