/** Files that are dragged over the window: what a drop would do, calmly, over everything; and the drop itself. */
import { useEffect, useRef, useState } from 'react';
import { Portal } from '@mantine/core';
import { IconFileOff, IconTableImport } from '@tabler/icons-react';
import type { PickedFile } from '#shared/contract/picked-file.ts';
import { AppError } from '#shared/contract/errors.ts';
import { showProblem, showToast } from '../../components/toast/toast-store.ts';
import { useUi } from '../../state/ui-store.ts';
import { beginImport, canReplaceFile } from './import-actions.ts';
import classes from './drop-target.module.css';

/** `dossier`: the title of the open one. */
export function DropTarget({ dossier }: { dossier: string | null }) {
  const [over, setOver] = useState(false);
  const dialog = useUi((state) => state.dialog);
  const welcome = useRef(false);
  welcome.current = over && dossier !== null && (dialog === null || canReplaceFile());

  useEffect(() => listen(setOver, () => welcome.current), []);

  if (!over) return null;
  const words = wordsFor(dossier, welcome.current);
  const Icon = welcome.current ? IconTableImport : IconFileOff;
  return (
    <Portal>
      <div className={classes.overlay} data-welcome={welcome.current || undefined} role="status">
        <div className={classes.card}>
          <Icon size={34} stroke={1.4} aria-hidden />
          <p className={classes.title} dir="auto">
            {words.title}
          </p>
          <p className={classes.help}>{words.help}</p>
        </div>
      </div>
    </Portal>
  );
}

function wordsFor(dossier: string | null, isWelcome: boolean): { title: string; help: string } {
  if (dossier === null)
    return { title: 'Open a dossier first', help: 'Then drop the file on it, to import it.' };
  if (!isWelcome)
    return { title: 'Finish what is open first', help: 'Then drop the file once more.' };
  return {
    title: `Import into ${dossier}`,
    help: 'A CSV, a workbook, JSON, or a zip with one of them. Nothing is changed before you say so.',
  };
}

/** In the capture phase: an editor would else take the file for text. */
function listen(setOver: (over: boolean) => void, isWelcome: () => boolean): () => void {
  const onOver = (event: DragEvent): void => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    event.stopPropagation();
    setOver(true);
    if (event.dataTransfer) event.dataTransfer.dropEffect = isWelcome() ? 'copy' : 'none';
  };
  const onLeave = (event: DragEvent): void => {
    // Into another element is not out of the window.
    if (hasFiles(event) && event.relatedTarget === null) setOver(false);
  };
  const onDrop = (event: DragEvent): void => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    event.stopPropagation();
    const files = [...(event.dataTransfer?.files ?? [])];
    const welcome = isWelcome();
    setOver(false);
    if (welcome) void importDropped(files).catch(showProblem);
  };
  // There are none of these while something is dragged: it ended somewhere else, without a word.
  const onMove = (): void => setOver(false);
  const listeners = {
    dragenter: onOver,
    dragover: onOver,
    dragleave: onLeave,
    drop: onDrop,
    mousemove: onMove,
  };
  for (const [type, listener] of Object.entries(listeners))
    window.addEventListener(type, listener as EventListener, true);
  return () => {
    for (const [type, listener] of Object.entries(listeners))
      window.removeEventListener(type, listener as EventListener, true);
  };
}

const hasFiles = ({ dataTransfer }: DragEvent): boolean =>
  dataTransfer?.types.includes('Files') ?? false;

async function importDropped(files: readonly File[]): Promise<void> {
  const [file, another] = files;
  if (!file) return;
  if (another) {
    showToast({ message: 'One file at a time. Drop the first one alone.' });
    return;
  }
  const reply = await window.dossier.grantFile(file);
  if (!reply.ok) throw new AppError(reply.error.code, reply.error.message);
  await beginImport(reply.value as PickedFile);
}
