/** Opening backups to see that they are good: what came of it, until the page is left. */
import { useState } from 'react';
import { client } from '../../api/client.ts';
import { messageOf } from '../../components/toast/toast-store.ts';

export type Check =
  | { status: 'checking' }
  | { status: 'good' }
  | { status: 'bad'; problem: string };

export type Checks = {
  /** By the number of the backup. */
  checks: ReadonlyMap<number, Check>;
  check: (number: number) => Promise<void>;
};

export function useChecks(): Checks {
  const [checks, setChecks] = useState<ReadonlyMap<number, Check>>(new Map());
  const set = (number: number, check: Check): void =>
    setChecks((known) => new Map(known).set(number, check));

  async function check(number: number): Promise<void> {
    set(number, { status: 'checking' });
    try {
      await client.backups.check({ number });
      set(number, { status: 'good' });
    } catch (error) {
      set(number, { status: 'bad', problem: messageOf(error) });
    }
  }

  return { checks, check };
}
