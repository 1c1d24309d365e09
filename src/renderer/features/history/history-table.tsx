/** The steps of the history, newest first. One tab stop: arrows go from step to step, Tab goes on to what is in the row. */
import { useState, type KeyboardEvent, type MouseEvent } from 'react';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { HistoryStep } from '#shared/contract/history-api.ts';
import { showProblem } from '../../components/toast/toast-store.ts';
import { anchorAt, anchorOf, type Anchor } from '../../state/overlay-store.ts';
import type { HistoryRow } from './history-rows.ts';
import { RewindDialog } from './rewind-dialog.tsx';
import { StepMenu } from './step-menu.tsx';
import { goToTouched } from './step-record.tsx';
import { StepRow } from './step-row.tsx';
import { gapWords } from './step-words.ts';
import { doAgain } from './undo-redo.ts';
import classes from './history-table.module.css';

export function HistoryTable({ rows }: { rows: readonly HistoryRow[] }) {
  const [active, setActive] = useState<number | null>(null);
  const [menu, setMenu] = useState<{ step: HistoryStep; anchor: Anchor } | null>(null);
  const [asking, setAsking] = useState<HistoryStep | null>(null);
  const steps = rows.flatMap((row) => (row.kind === 'step' ? row.step : []));
  const stop = steps.some(({ first }) => first === active) ? active : (steps[0]?.first ?? null);

  const stepOf = (row: HTMLElement | null): HistoryStep | undefined =>
    steps.find(({ first }) => String(first) === row?.dataset['step']);

  function openMenu(event: KeyboardEvent | MouseEvent, anchor: (row: HTMLElement) => Anchor): void {
    const row = rowOf(event.target);
    const step = stepOf(row);
    if (!row || !step) return;
    event.preventDefault();
    // Else the menu that it opens takes it for a key of its own.
    event.stopPropagation();
    row.focus();
    setMenu({ step, anchor: anchor(row) });
  }

  function onKeyDown(event: KeyboardEvent<HTMLTableElement>): void {
    const { key, shiftKey } = event;
    if (key === 'ContextMenu' || (key === 'F10' && shiftKey)) {
      openMenu(event, (row) => anchorOf(row.querySelector('bdi') ?? row));
    } else if (key === 'Enter' && event.target === rowOf(event.target)) {
      const record = stepOf(rowOf(event.target))?.records.find(({ place }) => place !== 'gone');
      if (record) goToTouched(record);
    } else walk(event);
  }

  return (
    <>
      <table
        role="grid"
        className={classes.table}
        aria-label="History"
        onKeyDown={onKeyDown}
        onFocus={(event) => setActive(stepOf(rowOf(event.target))?.first ?? active)}
        onContextMenu={(event) => openMenu(event, () => anchorAt(event))}
      >
        <thead>
          <tr>
            <th scope="col">Time</th>
            <th scope="col">What was done</th>
            <th scope="col">From</th>
            <th scope="col">
              <span className={classes.hidden}>Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            switch (row.kind) {
              case 'day':
                return (
                  <tr key={row.key} className={classes.day}>
                    <th scope="colgroup" colSpan={4}>
                      {row.words}
                    </th>
                  </tr>
                );
              case 'gap':
                return (
                  <tr key={row.key} className={classes.gap}>
                    <td colSpan={4}>
                      <IconAlertTriangle size={15} aria-hidden />
                      <span dir="auto">{gapWords(row.gap)}</span>
                    </td>
                  </tr>
                );
              case 'step':
                return (
                  <StepRow
                    key={row.key}
                    step={row.step}
                    active={row.step.first === stop}
                    marked={row.step.first === (menu?.step ?? asking)?.first}
                    onAgain={again}
                    onRewind={setAsking}
                  />
                );
            }
          })}
        </tbody>
      </table>
      {menu ? (
        <StepMenu
          {...menu}
          onAgain={() => again(menu.step)}
          onRewind={() => setAsking(menu.step)}
          onClose={() => {
            setMenu(null);
            focusRow(menu.step);
          }}
        />
      ) : null}
      {asking ? (
        <RewindDialog
          step={asking}
          onClose={() => {
            setAsking(null);
            requestAnimationFrame(() => focusRow(asking));
          }}
        />
      ) : null}
    </>
  );
}

function rowOf(target: EventTarget): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('tr[data-step]') : null;
}

function again(step: HistoryStep): void {
  // Its button goes with what it does.
  focusRow(step);
  doAgain(step).catch(showProblem);
}

function focusRow({ first }: HistoryStep): void {
  document.querySelector<HTMLElement>(`tr[data-step="${first}"]`)?.focus();
}

/** Up, down, Home and End go from step to step; left and right through what is in a row. */
function walk(event: KeyboardEvent<HTMLTableElement>): void {
  const row = rowOf(event.target);
  if (!row || event.altKey || event.ctrlKey || event.metaKey) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('tr[data-step]')];
  const stops = [row, ...row.querySelectorAll<HTMLElement>('button')];
  const at = rows.indexOf(row);
  const within = stops.findIndex((stop) => stop === event.target);
  const targets: Partial<Record<string, HTMLElement | undefined>> = {
    ArrowDown: rows[at + 1],
    ArrowUp: rows[at - 1],
    Home: rows[0],
    End: rows.at(-1),
    ArrowRight: stops[within + 1],
    ArrowLeft: stops[within - 1],
  };
  const target = Object.hasOwn(targets, event.key) ? targets[event.key] : undefined;
  if (!target) return;
  event.preventDefault();
  target.focus();
}
