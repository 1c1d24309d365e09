/** What can be done with words that are selected in a document: mark them, write a note on them, use them as a claim. */
import type { KeyboardEvent } from 'react';
import type { DocumentView, PassageView } from '#shared/contract/documents-api.ts';
import type { Document } from '#shared/model/document.ts';
import { LONGEST_QUOTE } from '#shared/model/passage.ts';
import { client } from '../../api/client.ts';
import { useReadOnly } from '../../api/use-dossier-state.ts';
import { showDone, showProblem, showToast } from '../../components/toast/toast-store.ts';
import {
  readerActions,
  showPassageAtSide,
  useReader,
  type Placing,
  type Stretch,
} from '../../state/reader-store.ts';
import { askClaimTarget } from './claim-target/claim-target-store.ts';
import { unselect } from './text/use-selected-words.ts';

export type WordActions = {
  readOnly: boolean;
  /** A passage without a place: what is selected is to be its place. */
  placing: Placing | null;
  mark: (words: Stretch) => void;
  note: (words: Stretch) => void;
  /** `passage`: the one that they are already. */
  claim: (words: Stretch, passage?: string) => void;
  place: (words: Stretch) => void;
  /** It is where it seems to be. */
  confirm: (words: Stretch, passage: string) => void;
  /** A letter, while words are selected. Answers whether it meant something. */
  onKey: (event: KeyboardEvent, selected: Stretch | null) => boolean;
};

export function useWords(info: DocumentView, document: Document): WordActions {
  const readOnly = useReadOnly();
  const placing = useReader((state) => state.placing);
  const create = ({ start, end }: Stretch) =>
    client.passages.create({ document: info.id, start, end });

  async function mark(words: Stretch): Promise<void> {
    const { id } = await create(words);
    unselect();
    showDone({
      message: 'Marked.',
      action: { label: 'Undo', run: () => void removePassage(id).catch(showProblem) },
    });
  }

  async function note(words: Stretch): Promise<void> {
    const { id } = await create(words);
    unselect();
    showPassageAtSide(id, true);
  }

  function claim(words: Stretch, passage: string | null = null): void {
    const exact = document.text.slice(words.start, words.end);
    const { start, end } = words;
    askClaimTarget({ document: info.id, source: info.source, start, end, words: exact, passage });
  }

  async function confirm({ start, end }: Stretch, id: string): Promise<void> {
    await client.passages.place({ id, document: info.id, start, end });
  }

  async function place(words: Stretch): Promise<void> {
    if (!placing) return;
    await confirm(words, placing.passage);
    unselect();
    showPassageAtSide(placing.passage);
    useReader.setState({ placing: null });
  }

  const guarded =
    <A extends unknown[]>(act: (words: Stretch, ...more: A) => unknown) =>
    (words: Stretch, ...more: A): void => {
      if (readOnly) return;
      const problem = words.end - words.start > LONGEST_QUOTE ? tooLong : null;
      if (problem !== null) showToast({ message: problem, tone: 'problem' });
      else Promise.resolve(act(words, ...more)).catch(showProblem);
    };

  const actions = {
    mark: guarded(mark),
    note: guarded(note),
    claim: guarded(claim),
    place: guarded(place),
    confirm: guarded(confirm),
  };
  const byKey = new Map([
    ['KeyH', actions.mark],
    ['KeyN', actions.note],
    ['KeyC', actions.claim],
  ]);

  function onKey(event: KeyboardEvent, selected: Stretch | null): boolean {
    if (event.key === 'Escape' && placing) {
      useReader.setState({ placing: null });
      return true;
    }
    if (!selected || event.ctrlKey || event.metaKey || event.altKey) return false;
    if (placing && event.key === 'Enter') actions.place(selected);
    else {
      // Places on the keyboard, so that they work while another script is on.
      const act = byKey.get(event.code);
      if (!act) return false;
      act(selected);
    }
    return true;
  }

  return { readOnly, placing, ...actions, onKey };
}

const tooLong = `A passage has up to ${LONGEST_QUOTE.toLocaleString('en')} letters. Select less.`;

export async function removePassage(id: string): Promise<void> {
  await client.passages.delete({ ids: [id] });
}

export async function removePassageAtSide({ id }: PassageView): Promise<void> {
  await removePassage(id);
  readerActions.current?.focus();
  showDone({
    message: 'The mark is in the trash.',
    action: {
      label: 'Undo',
      run: () => void client.trash.restore({ items: [{ kind: 'passage', id }] }).catch(showProblem),
    },
  });
}
