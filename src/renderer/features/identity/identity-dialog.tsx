/** Works through pairs of a collection that may be one, by key: same, maybe, different, not now. Nothing is ever merged. */
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Modal, Progress, Switch } from '@mantine/core';
import { IconArrowsJoin2, IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { CollectionInfo } from '#shared/contract/dossier-api.ts';
import type { Suggestion } from '#shared/contract/links-api.ts';
import { client } from '../../api/client.ts';
import { queryClient } from '../../api/query-client.ts';
import { queryKeys } from '../../api/query-keys.ts';
import { useCollection } from '../../api/use-dossier-state.ts';
import { messageOf } from '../../components/toast/toast-store.ts';
import { openDialog } from '../../state/ui-store.ts';
import { AnswerBar } from './answer-bar.tsx';
import { answers, saidWords, type AnswerWord } from './answers.ts';
import { useIdentity, type Two } from './identity-store.ts';
import { pairKey, type Queue } from './pair-queue.ts';
import { PairView, Reasons } from './pair-view.tsx';
import { useSession, type Session } from './use-session.ts';
import classes from './identity-dialog.module.css';

const close = (): void => openDialog(null);

export function IdentityDialog() {
  const { collection: id, two } = useIdentity();
  const collection = useCollection(id);
  if (!collection) return null;
  const title = two === null ? `Same or different: ${collection.title}` : 'Same or different';
  return (
    <Modal
      opened
      onClose={close}
      title={title}
      size={1_080}
      classNames={{ content: classes.content!, body: classes.body! }}
    >
      <Sitting collection={collection} two={two} />
    </Modal>
  );
}

type SittingProps = { collection: CollectionInfo; two: Two | null };

function Sitting({ collection, two }: SittingProps) {
  const session = useSession(collection.id, two);
  const { queue, found } = session;
  const { current } = queue;
  if (found.error)
    return (
      <p className={classes.problem} role="alert">
        {messageOf(found.error)}
      </p>
    );
  if (current !== null)
    return (
      <Pair
        key={pairKey(current)}
        collection={collection}
        pair={current}
        next={queue.next}
        session={session}
        chosen={two !== null}
      />
    );
  return (
    <>
      <Counts session={session} />
      {found.known ? (
        <NothingLeft collection={collection} session={session} />
      ) : (
        <Looking collection={collection} done={found.done} />
      )}
    </>
  );
}

function Counts({ session: { queue, maybe, setMaybe, found } }: { session: Session }) {
  return (
    <div className={classes.counts}>
      <span role="status">{found.known ? countWords(queue) : ''}</span>
      <Switch
        size="xs"
        label="Also those that may be the same"
        checked={maybe}
        onChange={(event) => setMaybe(event.currentTarget.checked)}
      />
    </div>
  );
}

function countWords({ left, said, later }: Queue): string {
  return [
    `${left.toLocaleString('en')} left`,
    said > 0 ? `${said.toLocaleString('en')} answered` : '',
    later > 0 ? `${later.toLocaleString('en')} put off` : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

type PairProps = {
  collection: CollectionInfo;
  pair: Suggestion;
  next: Suggestion | null;
  session: Session;
  /** Somebody chose these two. */
  chosen: boolean;
};

const comparisonOf = ({ collection, a, b }: Suggestion) => ({
  queryKey: queryKeys.comparison(collection, a.record, b.record),
  queryFn: () => client.links.compare({ collection, a: a.record, b: b.record }),
});

function Pair({ collection, pair, next, session, chosen }: PairProps) {
  const [note, setNote] = useState('');
  const scroll = useRef<HTMLElement>(null);
  const noteBox = useRef<HTMLInputElement>(null);
  const { data, error } = useQuery(comparisonOf(pair));

  // The keys answer the pair on the screen, whichever button was used for the last one.
  useEffect(() => scroll.current?.focus(), []);
  useEffect(() => {
    if (next) void queryClient.prefetchQuery(comparisonOf(next));
  }, [next]);

  function answer(word: AnswerWord): void {
    session.say(word, note);
    if (chosen) setNote('');
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (isTyping(event.target) || event.altKey || event.repeat) return;
    const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey;
    const asked = answers.find(({ code }) => plain && code === event.code);
    const isUndo = event.code === 'KeyZ' && (event.ctrlKey || event.metaKey) && !event.shiftKey;
    // Of what can't be shown nothing is said, but it can be put off.
    if (asked && (data || asked.word === 'later')) answer(asked.word);
    else if (isUndo) session.takeBack();
    else if (plain && event.code === 'KeyW') noteBox.current?.focus();
    else return;
    event.preventDefault();
  }

  return (
    <div className={classes.pair} onKeyDown={onKeyDown}>
      {chosen ? null : <Counts session={session} />}
      <Reasons score={pair.score} reasons={pair.reasons} />
      <section
        ref={scroll}
        className={classes.scroll}
        tabIndex={-1}
        data-autofocus
        aria-label="The two records"
      >
        {error ? (
          <p className={classes.problem} role="alert">
            {messageOf(error)}
          </p>
        ) : null}
        {data ? <PairView collection={collection} comparison={data} /> : null}
      </section>
      {data?.said ? (
        <p className={classes.said} role="status">
          {saidWords[data.said]}
          {data.note === '' ? '' : `: ${data.note}`}
        </p>
      ) : null}
      <AnswerBar
        said={data?.said ?? null}
        withLater={!chosen}
        canTakeBack={session.canTakeBack}
        note={note}
        noteBox={noteBox}
        onNote={setNote}
        onNoteDone={() => scroll.current?.focus()}
        onAnswer={answer}
        onTakeBack={session.takeBack}
      />
    </div>
  );
}

const isTyping = (target: EventTarget): boolean =>
  target instanceof HTMLInputElement && target.type !== 'checkbox';

function NothingLeft({ collection, session }: { collection: CollectionInfo; session: Session }) {
  const { queue, canTakeBack, takeBack } = session;
  const began = queue.said + queue.later > 0;
  const Icon = began ? IconCircleCheck : IconArrowsJoin2;
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => root.current?.focus(), []);
  return (
    <div
      ref={root}
      className={classes.state}
      tabIndex={-1}
      data-autofocus
      onKeyDown={(event) => {
        if (event.code !== 'KeyZ' || !(event.ctrlKey || event.metaKey) || !canTakeBack) return;
        event.preventDefault();
        takeBack();
      }}
    >
      <Icon size={28} stroke={1.4} aria-hidden />
      <p className={classes.stateTitle}>{began ? 'That was the last one' : 'No two look alike'}</p>
      <p>
        {began
          ? 'Nothing was merged or changed. Each word is a link of both records, and can be taken back there.'
          : `Dates, places, names and numbers of the ${collection.title.toLowerCase()} were compared. Two records that you tick in the grid can be compared from its menu.`}
      </p>
      {canTakeBack ? (
        <button type="button" className={classes.back} onClick={takeBack}>
          Take back the last answer
        </button>
      ) : null}
    </div>
  );
}

function Looking({ collection, done }: { collection: CollectionInfo; done: number }) {
  return (
    <div className={classes.state} role="status" tabIndex={-1} data-autofocus>
      <p className={classes.stateTitle}>
        Looking through {collection.count.toLocaleString('en')} records
      </p>
      <Progress
        className={classes.progress}
        value={done}
        size="sm"
        aria-label="How much has been looked through"
      />
    </div>
  );
}
