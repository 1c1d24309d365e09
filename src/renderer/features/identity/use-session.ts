/** One sitting of saying which records are the same: pair after pair, each word at once in the core, and the way back. */
import { useRef, useState } from 'react';
import type { Suggestion } from '#shared/contract/links-api.ts';
import type { IdentityKind } from '#shared/model/link.ts';
import { client } from '../../api/client.ts';
import { showProblem, showToast } from '../../components/toast/toast-store.ts';
import type { Two } from './identity-store.ts';
import { queueOf, type Answer, type Queue } from './pair-queue.ts';
import { useSuggestions, type Suggestions } from './use-suggestions.ts';

/** `change`: the seq of what the core wrote; null = nothing. */
type Given = Answer & { change: Promise<number | null> };

export type Session = {
  queue: Queue;
  found: Suggestions;
  maybe: boolean;
  setMaybe: (maybe: boolean) => void;
  /** Of the pair on the screen. `note`: '' = none. */
  say: (word: IdentityKind | 'later', note: string) => void;
  takeBack: () => void;
  canTakeBack: boolean;
};

const PAGE = 100;
const MOST = 500;

/** `two`: only this pair, again and again; null: those that are suggested. */
export function useSession(collection: string, two: Two | null): Session {
  const [maybe, setMaybe] = useState(false);
  const [given, setGiven] = useState<Given[]>([]);
  const [back, setBack] = useState<Suggestion | null>(null);
  const busy = useRef(false);
  /** Words are written in the order in which they are said. */
  const written = useRef<Promise<unknown>>(Promise.resolve());
  const putOff = given.filter(({ word }) => word === 'later').length;
  const limit = Math.min(MOST, PAGE * (1 + Math.ceil(putOff / PAGE)));
  const found = useSuggestions(two === null ? collection : null, maybe, limit);
  const queue =
    two === null
      ? queueOf(found.suggestions, found.total, given, back)
      : { ...queueOf([], 0, given, null), current: pairOf(collection, two) };

  function drop(one: Given): void {
    setGiven((all) => all.filter((other) => other !== one));
    if (two === null) setBack(one.pair);
  }

  function say(word: IdentityKind | 'later', note: string): void {
    const pair = queue.current;
    if (pair === null || (two !== null && word === 'later')) return;
    const change =
      word === 'later'
        ? Promise.resolve(null)
        : written.current.then(() => identify(pair, word, note));
    written.current = change.catch(() => undefined);
    const one: Given = { pair, word, change };
    change.catch((error: unknown) => {
      drop(one);
      showProblem(error);
    });
    setGiven((all) => [...all, one]);
    setBack(null);
  }

  async function undo(one: Given): Promise<void> {
    const change = await one.change;
    if (change !== null) {
      const { label } = await client.history.undo({ expected: change });
      if (label === null) {
        showToast({
          tone: 'problem',
          message: 'Something else was done since. Change this word in the links of the record.',
        });
        return;
      }
    }
    drop(one);
  }

  function takeBack(): void {
    const last = given.at(-1);
    if (!last || busy.current) return;
    busy.current = true;
    undo(last)
      .catch(showProblem)
      .finally(() => {
        busy.current = false;
      });
  }

  return { queue, found, maybe, setMaybe, say, takeBack, canTakeBack: given.length > 0 };
}

async function identify(
  { collection, a, b }: Suggestion,
  kind: IdentityKind,
  note: string,
): Promise<number | null> {
  const words = note.trim() === '' ? {} : { note: note.trim() };
  const pair = { collection, a: a.record, b: b.record };
  return (await client.links.identify({ ...pair, kind, ...words })).change;
}

/** Of two chosen records nothing is known but their ids; the comparison has the rest. */
function pairOf(collection: string, { a, b }: Two): Suggestion {
  const side = (record: string) => ({ record, title: '', hint: '' });
  return { collection, a: side(a), b: side(b), score: 0, reasons: [], said: null };
}
