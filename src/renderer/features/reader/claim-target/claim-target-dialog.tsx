/** Asks of which record and field the selected words say something. */
import { useState } from 'react';
import { Button, Modal } from '@mantine/core';
import type { CollectionInfo, RecordRef } from '#shared/contract/dossier-api.ts';
import type { Field } from '#shared/model/field.ts';
import { useQuery } from '@tanstack/react-query';
import { client } from '../../../api/client.ts';
import { queryKeys } from '../../../api/query-keys.ts';
import { useCollection } from '../../../api/use-dossier-state.ts';
import { RecordPicker } from '../../../components/record-picker/record-picker.tsx';
import { showProblem } from '../../../components/toast/toast-store.ts';
import { openDialog, useUi } from '../../../state/ui-store.ts';
import { beginClaimOnWords, useClaimTarget, type ClaimWords } from './claim-target-store.ts';
import { FieldPicker } from './field-picker.tsx';
import classes from './claim-target.module.css';

export function ClaimTargetDialog() {
  const words = useClaimTarget((state) => state.words);
  return words ? <Dialog words={words} /> : null;
}

function Dialog({ words }: { words: ClaimWords }) {
  const current = useUi((state) => state.current);
  const [target, setTarget] = useState<RecordRef | null>(null);
  const collection = useCollection(target?.collection);

  function begin(field: Field): void {
    if (!target) return;
    openDialog(null);
    void beginClaimOnWords(words, target, field).catch(showProblem);
  }

  return (
    <Modal opened onClose={() => openDialog(null)} title="Use as claim for…" size={520}>
      <blockquote className={classes.quote} dir="auto">
        {words.words}
      </blockquote>
      {target && collection ? (
        <>
          <TargetLine target={target} collection={collection} onChange={() => setTarget(null)} />
          <FieldPicker fields={collection.fields} words={words.words} onPick={begin} />
        </>
      ) : (
        <>
          <p className={classes.step}>Of which record do these words say something?</p>
          {current ? <CurrentRecord current={current} onPick={() => setTarget(current)} /> : null}
          <RecordPicker
            label="Record"
            collections={null}
            except={current?.record ?? ''}
            autoFocus
            onPick={({ collection: of, record }) => setTarget({ collection: of, record })}
          />
        </>
      )}
    </Modal>
  );
}

function useTitle({ record }: RecordRef): string {
  const { data } = useQuery({
    queryKey: queryKeys.titles([record]),
    queryFn: () => client.records.titles({ ids: [record] }),
  });
  return data?.[0]?.title ?? '';
}

function CurrentRecord({ current, onPick }: { current: RecordRef; onPick: () => void }) {
  const title = useTitle(current);
  return (
    <Button
      className={classes.current}
      variant="light"
      fullWidth
      justify="flex-start"
      onClick={onPick}
    >
      <span>The record in the inspector: </span> <bdi>{title}</bdi>
    </Button>
  );
}

type TargetLineProps = { target: RecordRef; collection: CollectionInfo; onChange: () => void };

function TargetLine({ target, collection, onChange }: TargetLineProps) {
  const title = useTitle(target);
  return (
    <p className={classes.target}>
      <span>
        {collection.title}: <bdi>{title}</bdi>
      </span>
      <Button size="compact-xs" variant="default" onClick={onChange}>
        Another record
      </Button>
    </p>
  );
}
