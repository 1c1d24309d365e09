/** The documents of a source, in its inspector: to be opened, to be taken away, and one more to be added. */
import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconFileText, IconPlus, IconTrash } from '@tabler/icons-react';
import type { DocumentView } from '#shared/contract/documents-api.ts';
import { client } from '../../api/client.ts';
import { useReadOnly } from '../../api/use-dossier-state.ts';
import { showDone, showProblem } from '../../components/toast/toast-store.ts';
import { openDocument } from '../../state/reader-store.ts';
import { markTrail } from '../../state/trail.ts';
import { useDocumentsOf } from '../reader/use-document.ts';
import { addDocument } from './add-document.ts';
import { kindWords, sizeWords } from './document-words.ts';
import { SourceOrphans } from './source-orphans.tsx';
import classes from './source-documents.module.css';

export function SourceDocuments({ source }: { source: string }) {
  const documents = useDocumentsOf(source);
  const readOnly = useReadOnly();
  return (
    <section className={classes.documents} aria-label="Documents">
      {documents.length > 0 ? (
        <ul className={classes.list}>
          {documents.map((document) => (
            <DocumentItem key={document.id} document={document} readOnly={readOnly} />
          ))}
        </ul>
      ) : (
        <p className={classes.hint}>
          With its text, the claims from this source lead to their paragraphs.
        </p>
      )}
      <SourceOrphans source={source} />
      {readOnly ? null : (
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconPlus size={14} />}
          onClick={() => void addDocument(source).catch(showProblem)}
        >
          Add a document…
        </Button>
      )}
    </section>
  );
}

function DocumentItem({ document, readOnly }: { document: DocumentView; readOnly: boolean }) {
  const { id, name, kind, bytes, addedAt, passages, problem } = document;
  const facts = [
    kindWords[kind],
    sizeWords(bytes),
    `added ${addedAt.slice(0, 10)}`,
    passages === 0 ? '' : passages === 1 ? '1 passage' : `${passages} passages`,
  ];
  return (
    <li className={classes.item}>
      <IconFileText size={16} stroke={1.6} aria-hidden />
      <div className={classes.words}>
        <button
          type="button"
          className={classes.open}
          onClick={() => {
            markTrail();
            openDocument(id);
          }}
        >
          <bdi>{name}</bdi>
        </button>
        <p className={classes.facts}>{facts.filter(Boolean).join(' · ')}</p>
        {problem === null ? null : (
          <p className={classes.problem} role="alert" dir="auto">
            {problem}
          </p>
        )}
      </div>
      {readOnly ? null : (
        <Tooltip label="Move the document to the trash">
          <ActionIcon
            size="sm"
            aria-label={`Move ${name} to the trash`}
            onClick={() => void removeDocument(document).catch(showProblem)}
          >
            <IconTrash size={14} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
    </li>
  );
}

async function removeDocument({ id, name }: DocumentView): Promise<void> {
  await client.documents.delete({ id });
  showDone({
    message: `“${name}” is in the trash. Its passages stay.`,
    action: {
      label: 'Undo',
      run: () =>
        void client.trash.restore({ items: [{ kind: 'document', id }] }).catch(showProblem),
    },
  });
}
