/** One import on its way: the file, what it is to be, what was tried. There is one at a time, as in the core. */
import { create } from 'zustand';
import type {
  ColumnFacts,
  ImportDraft,
  ImportPlan,
  ImportProposal,
  ImportPurpose,
} from '#shared/contract/imports-api.ts';
import type { PickedFile } from '#shared/contract/picked-file.ts';
import type { TargetEdit } from './target-edit.ts';

export const steps = ['file', 'purpose', 'fields', 'try', 'done'] as const;
export type Step = (typeof steps)[number];

/** Something that takes its time. `total` null: nobody knows how long. */
export type Work = { job: string; kind: WorkKind; done: number; total: number | null };
export type WorkKind = 'open' | 'settings' | 'propose' | 'plan' | 'apply';

export type Applied = {
  collection: string;
  import: string;
  plan: ImportPlan;
  /** Of the step in the history that undo takes back. */
  step: number | null;
};

export type ImportState = {
  picked: PickedFile | null;
  /** What the file is meant to be from the start: a later release of that import. */
  meant: ImportPurpose | null;
  step: Step;
  draft: ImportDraft | null;
  purpose: ImportPurpose | null;
  proposal: ImportProposal | null;
  edit: TargetEdit | null;
  plan: ImportPlan | null;
  /** Tells what was tried from what was tried before: figures may be the same. */
  planId: string;
  applied: Applied | null;
  work: Work | null;
  /** Why the last thing that was asked for did not go, and of what kind it was. */
  problem: { kind: WorkKind; message: string } | null;
  /** Something was chosen or typed that would be lost. */
  touched: boolean;
  /** The user is asked whether to give it up. */
  leaving: boolean;
};

const nothing: ImportState = {
  picked: null,
  meant: null,
  step: 'file',
  draft: null,
  purpose: null,
  proposal: null,
  edit: null,
  plan: null,
  planId: '',
  applied: null,
  work: null,
  problem: null,
  touched: false,
  leaving: false,
};

export const useImport = create<ImportState>(() => nothing);

/** What is known of the columns; always the same one when nothing is. */
export const useFacts = (): readonly ColumnFacts[] =>
  useImport((state) => state.proposal?.facts ?? NO_FACTS);

const NO_FACTS: readonly ColumnFacts[] = [];

export const forgetImport = (): void => useImport.setState(nothing);

/** Another target: what was tried is void. */
export function setEdit(change: (edit: TargetEdit) => TargetEdit): void {
  useImport.setState(({ edit }) =>
    edit ? { edit: change(edit), plan: null, problem: null, touched: true } : {},
  );
}
