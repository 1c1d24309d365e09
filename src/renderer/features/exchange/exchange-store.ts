/** A file that this program wrote, on its way back in. One at a time, as in the core. */
import { create } from 'zustand';
import type { ExchangeLook } from '#shared/contract/exchange-api.ts';
import type { PickedFile } from '#shared/contract/picked-file.ts';

export type Work = { kind: 'look' | 'apply' | 'create'; job: string };

export type ExchangeState = {
  file: PickedFile | null;
  look: ExchangeLook | null;
  /** It is none of the files that this program writes. */
  isForeign: boolean;
  work: Work | null;
  /** Why the last thing that was asked for did not go. */
  problem: string | null;
};

export const nothing: ExchangeState = {
  file: null,
  look: null,
  isForeign: false,
  work: null,
  problem: null,
};

export const useExchange = create<ExchangeState>(() => nothing);
