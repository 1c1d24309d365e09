/** One thing that is filtered, in words: to change it, to take it away. */
import { useRef } from 'react';
import { IconX } from '@tabler/icons-react';
import type { Condition } from '#shared/model/filter.ts';
import type { Field } from '#shared/model/field.ts';
import { useSourceTitle } from '../../components/source-picker/use-source-title.ts';
import { anchorOf, openOverlay } from '../../state/overlay-store.ts';
import { setFilter, slotOf } from '../../state/view-store.ts';
import { filterWords } from '#shared/words/filter-words.ts';
import classes from './filter-bar.module.css';

/** `field`: what the condition is on, where it is on one field. */
export function FilterChip({
  field,
  condition,
}: {
  field: Field | undefined;
  condition: Condition;
}) {
  const chip = useRef<HTMLLIElement>(null);
  const source = useSourceTitle(condition.op === 'source' ? condition.source : null);
  const words = filterWords(condition, field, source);
  const title = field?.title ?? titleOf(condition);
  const face = (
    <>
      <span className={classes.field}>{title}</span> <bdi>{words}</bdi>
    </>
  );

  function change(): void {
    if (!chip.current) return;
    const anchor = anchorOf(chip.current);
    if (condition.op === 'gone') setFilter('gone', { op: 'gone', gone: !condition.gone });
    else
      openOverlay(field ? { kind: 'filter', anchor, field: field.id } : { kind: 'said', anchor });
  }

  return (
    <li ref={chip} className={classes.chip}>
      {condition.op === 'records' ? (
        <span className={classes.change}>{face}</span>
      ) : (
        <button
          type="button"
          className={classes.change}
          title={`${title}: ${words}`}
          aria-label={`Change the filter ${title}: ${words}`}
          onClick={change}
        >
          {face}
        </button>
      )}
      <button
        type="button"
        className={classes.remove}
        aria-label={`Remove the filter on ${title}`}
        onClick={() => setFilter(slotOf(condition), null)}
      >
        <IconX size={12} stroke={2} aria-hidden />
      </button>
    </li>
  );
}

function titleOf(condition: Condition): string {
  if (condition.op === 'gone') return 'Dataset';
  if (condition.op === 'source') return 'Source';
  return condition.op === 'records' ? 'Chosen' : 'Any field';
}
