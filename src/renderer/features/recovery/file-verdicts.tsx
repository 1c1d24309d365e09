/** File by file: in order, damaged or missing, and where its content is taken from. */
import { useState } from 'react';
import { IconAlertTriangle, IconChevronRight, IconCircleCheck } from '@tabler/icons-react';
import type { FileVerdict } from '#shared/contract/recovery-api.ts';
import { byTrouble, withLocalTimes } from './recovery-words.ts';
import classes from './recovery-dialog.module.css';

export function FileVerdicts({ files }: { files: readonly FileVerdict[] }) {
  const [open, setOpen] = useState(false);
  const { bad, good } = byTrouble(files);
  return (
    <section aria-labelledby="recovery-files">
      <h3 id="recovery-files" className={classes.heading}>
        Files
      </h3>
      <ul className={classes.files}>
        {bad.map((file, index) => (
          // Layer and log are saved together: what is said of both is said once.
          <Verdict key={file.path} file={file} repeats={file.words === bad[index - 1]?.words} />
        ))}
      </ul>
      {good.length === 0 ? null : (
        <button
          type="button"
          className={classes.fold}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <IconChevronRight size={14} aria-hidden data-open={open || undefined} />
          {good.length === 1 ? '1 file is in order' : `${good.length} files are in order`}
        </button>
      )}
      {open ? (
        <ul className={classes.files}>
          {good.map((file) => (
            <Verdict key={file.path} file={file} />
          ))}
        </ul>
      ) : null}
    </section>
  );
}

type VerdictProps = { file: FileVerdict; repeats?: boolean };

function Verdict({ file: { path, state, words }, repeats = false }: VerdictProps) {
  const Icon = state === 'good' ? IconCircleCheck : IconAlertTriangle;
  return (
    <li className={classes.file} data-state={state}>
      <Icon size={14} stroke={1.8} aria-hidden />
      <bdi className={classes.path}>{path}</bdi>
      <span className={classes.state}>{state === 'good' ? 'in order' : state}</span>
      {words === '' || repeats ? null : (
        <span className={classes.words}>{withLocalTimes(words, new Date())}</span>
      )}
    </li>
  );
}
