/** What is in a file before it is added: what kind it is, whose text it seems to be, how it reads. */
import { useEffect, useState } from 'react';
import { Button, Modal, NativeSelect } from '@mantine/core';
import type { DocumentPreview } from '#shared/contract/documents-api.ts';
import { client } from '../../api/client.ts';
import { useJob, type Job } from '../../api/use-job.ts';
import { ProgressLine } from '../../components/progress-line/progress-line.tsx';
import { SourcePicker } from '../../components/source-picker/source-picker.tsx';
import { showProblem } from '../../components/toast/toast-store.ts';
import { openDocument } from '../../state/reader-store.ts';
import { markTrail } from '../../state/trail.ts';
import { openDialog } from '../../state/ui-store.ts';
import { addDocument, useChosenFile, type ChosenFile } from './add-document.ts';
import { kindWords, sizeWords, sourceWords } from './document-words.ts';
import classes from './add-document.module.css';

export function AddDocumentDialog() {
  const file = useChosenFile((state) => state.file);
  return file ? <Dialog key={file.handle} file={file} /> : null;
}

/** `chosen`: whether the user has said which source it is of; else it is the one that was recognised. */
type Target = { chosen: boolean; source: string | null };

function Dialog({ file }: { file: ChosenFile }) {
  const job = useJob('Stopped.');
  const [encoding, setEncoding] = useState<string | undefined>(undefined);
  const [preview, setPreview] = useState<DocumentPreview | null>(null);
  const [target, setTarget] = useState<Target>({
    chosen: file.source !== null,
    source: file.source,
  });
  const source = target.chosen ? target.source : (preview?.recognised?.source ?? null);
  const isRunning = job.state.status === 'running';
  const choice = { handle: file.handle, ...(encoding === undefined ? {} : { encoding }) };

  useEffect(() => {
    void job
      .run((name, begin) => {
        begin();
        return client.documents.preview({ ...choice, job: name });
      })
      .then(setPreview);
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [encoding]);

  async function add(): Promise<void> {
    const added = await job.run((name, begin) => {
      begin();
      return client.documents.add({ ...choice, source, job: name });
    });
    if (added) show(added.document);
  }

  function close(): void {
    job.cancel();
    openDialog(null);
  }

  const known = preview?.known && preview.known.source === source ? preview.known : null;
  return (
    <Modal opened onClose={close} title="Add a document to a source" size={620}>
      <p className={classes.name}>
        <bdi>{preview?.name ?? file.name}</bdi>
      </p>
      <div className={classes.facts}>{preview ? <Facts preview={preview} /> : null}</div>
      {preview ? (
        <>
          <Encoding preview={preview} disabled={isRunning} onChoose={setEncoding} />
          <p className={classes.label}>It is the text of</p>
          <SourcePicker
            label="Source"
            source={source}
            placeholder={`A new source, “${preview.title ?? preview.name}”`}
            none={`A new source, “${preview.title ?? preview.name}”`}
            onPick={(picked) => setTarget({ chosen: true, source: picked })}
          />
          <p className={classes.hint} data-doubt={isOther(preview, source) || undefined}>
            {sourceWords(preview, source)}
          </p>
          <p className={classes.label}>How it begins</p>
          <div
            className={classes.excerpt}
            dir="auto"
            // What scrolls must be reachable by key.
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
            tabIndex={0}
            role="group"
            aria-label="How it begins"
          >
            {preview.excerpt || 'There is no text in it.'}
          </div>
        </>
      ) : null}
      <Problem job={job} />
      <div className={classes.footer}>
        <Progress job={job} />
        <Button
          variant="default"
          disabled={isRunning}
          onClick={() => void addDocument(file.source).catch(showProblem)}
        >
          Another file…
        </Button>
        <Button variant="default" onClick={close}>
          {isRunning ? 'Stop' : 'Cancel'}
        </Button>
        {known ? (
          <Button onClick={() => show(known.document)}>Open it</Button>
        ) : (
          <Button disabled={!preview} loading={isRunning} onClick={() => void add()}>
            Add
          </Button>
        )}
      </div>
    </Modal>
  );
}

function show(document: string): void {
  openDialog(null);
  markTrail();
  openDocument(document);
}

const isOther = ({ recognised }: DocumentPreview, source: string | null): boolean =>
  recognised !== null && recognised.source !== source;

function Facts({ preview }: { preview: DocumentPreview }) {
  const { kind, bytes, characters, pages, language, notices } = preview;
  const facts = [
    kindWords[kind],
    sizeWords(bytes),
    `${characters.toLocaleString('en')} characters`,
    pages === null ? '' : `${pages.toLocaleString('en')} ${pages === 1 ? 'page' : 'pages'}`,
    language ?? '',
  ];
  return (
    <>
      <p>{facts.filter(Boolean).join(' · ')}</p>
      {notices.length > 0 ? (
        <ul className={classes.notices} aria-label="What was noticed">
          {notices.map((notice) => (
            <li key={notice} dir="auto">
              {notice}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

type EncodingProps = {
  preview: DocumentPreview;
  disabled: boolean;
  onChoose: (encoding: string) => void;
};

function Encoding({ preview, disabled, onChoose }: EncodingProps) {
  const { encoding, encodings } = preview;
  if (encoding === null || encodings.length === 0) return null;
  return (
    <NativeSelect
      className={classes.encoding}
      label="Encoding"
      size="xs"
      disabled={disabled}
      value={encoding}
      data={encodings.map(({ id, label }) => ({ value: id, label }))}
      onChange={(event) => onChoose(event.currentTarget.value)}
    />
  );
}

function Problem({ job }: { job: Job }) {
  if (job.state.status !== 'failed') return null;
  return (
    <p className={classes.problem} role="alert" dir="auto">
      {job.state.message}
    </p>
  );
}

function Progress({ job }: { job: Job }) {
  if (job.state.status !== 'running') return <span className={classes.gap} />;
  const { done, total } = job.state;
  return total === null ? (
    <span className={classes.gap} role="status">
      Reading the file…
    </span>
  ) : (
    <ProgressLine done={done} total={total} unit="pages" />
  );
}
