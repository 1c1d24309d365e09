/** Asks the core, a moment after the last key, whether a text would do and how it is understood. */
import { useEffect, useState } from 'react';
import type { Field } from '#shared/model/field.ts';
import { client } from '../../api/client.ts';
import { understood } from './understood.ts';

export type Check =
  | { status: 'idle' }
  | { status: 'understood'; words: string }
  | { status: 'refused'; words: string };

const PAUSE = 120;
const plain = new Set<Field['type']>(['text', 'longtext']);

export function useCheck(collection: string, field: Field, text: string): Check {
  const [check, setCheck] = useState<Check>({ status: 'idle' });
  useEffect(() => {
    if (text.trim() === '' || plain.has(field.type)) {
      setCheck({ status: 'idle' });
      return undefined;
    }
    let current = true;
    const timer = setTimeout(() => {
      // What is worked out is never typed over; only a claim can be written about it.
      const claim = field.computed !== undefined;
      client.records.checkValue({ collection, field: field.id, text, claim }).then(
        (answer) => {
          if (!current) return;
          setCheck(
            answer.ok
              ? { status: 'understood', words: understood(field, answer.text) }
              : { status: 'refused', words: answer.message },
          );
        },
        // The check is a courtesy: saving will say what is wrong.
        () => current && setCheck({ status: 'idle' }),
      );
    }, PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [collection, field, text]);
  return check;
}
