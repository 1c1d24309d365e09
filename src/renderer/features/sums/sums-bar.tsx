/** Sums in the status bar: as many of the chosen ones as there is room for; the menu beside them has all. */
import { useLayoutEffect, useRef, useState } from 'react';
import { Popover, Switch } from '@mantine/core';
import { IconSum } from '@tabler/icons-react';
import type { Field } from '#shared/model/field.ts';
import { showProblem } from '../../components/toast/toast-store.ts';
import { showSummed } from './sum-filter.ts';
import { partCount, sumFigures, sumParts, sumSentence } from './sum-words.ts';
import { useSums, type FieldSum, type Sums } from './use-sums.ts';
import classes from './sums-bar.module.css';

export function SumsBar() {
  const [open, setOpen] = useState(false);
  const sums = useSums(open);
  if (!sums) return null;
  const chosen = sums.fields
    .filter(({ id }) => sums.chosen.has(id))
    .flatMap((field): FieldSum[] => {
      const sum = sums.sumOf(field.id);
      return sum ? [{ field, sum }] : [];
    });
  return (
    <div className={classes.bar} role="group" aria-label="Sums">
      <SumsMenu sums={sums} open={open} onOpen={setOpen} />
      <Fitting sums={sums} chosen={chosen} />
    </div>
  );
}

/** What does not fit is left out, and said in the menu: nothing else of the bar gives way. */
function Fitting({ sums, chosen }: { sums: Sums; chosen: readonly FieldSum[] }) {
  const box = useRef<HTMLDivElement>(null);
  const [fitting, setFitting] = useState(chosen.length);
  const widths = chosen.map(({ field, sum }) => `${field.id}${sumFigures(sum)}`).join();
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const measure = (): void => setFitting(countFitting(element));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [widths]);
  return (
    <div ref={box} className={classes.sums}>
      {chosen.map((one, index) => (
        <SumGroup key={one.field.id} sums={sums} one={one} hidden={index >= fitting} />
      ))}
    </div>
  );
}

/** Those that do not fit keep their place, so that they can be measured; they can't be seen or reached. */
function countFitting(box: HTMLElement): number {
  const end = box.getBoundingClientRect().right;
  const groups = [...box.children];
  const at = groups.findIndex((group) => group.getBoundingClientRect().right > end + 1);
  return at < 0 ? groups.length : at;
}

type SumGroupProps = { sums: Sums; one: FieldSum; hidden?: boolean };

function SumGroup({ sums, one, hidden = false }: SumGroupProps) {
  const { field, sum } = one;
  return (
    <span
      className={classes.sum}
      role="group"
      aria-label={`Sum of ${field.title}`}
      data-hidden={hidden || undefined}
      inert={hidden}
    >
      <Figures sums={sums} one={one} named />
      {sumParts.map((part) =>
        sum[part] === 0 ? null : <Part key={part} sums={sums} one={one} part={part} />,
      )}
    </span>
  );
}

function Figures({ sums, one, named = false }: SumGroupProps & { named?: boolean }) {
  const { field, sum } = one;
  return (
    <button
      type="button"
      className={classes.figures}
      title={`${field.title}: ${sumSentence(sum)}`}
      aria-label={`${field.title}: ${sumSentence(sum)} Show these records.`}
      // Without anything unknown, these are all the records that are there.
      disabled={sum.known === 0 || sum.unknown + sum.duplicates === 0}
      onClick={() => void showSummed(sums.result, sum, 'known', sums.once).catch(showProblem)}
    >
      {named ? <span className={classes.name}>{field.title}</span> : null}
      <b className={classes.number}>{sumFigures(sum)}</b>
    </button>
  );
}

type PartProps = { sums: Sums; one: FieldSum; part: (typeof sumParts)[number] };

function Part({ sums, one, part }: PartProps) {
  const { field, sum } = one;
  return (
    <button
      type="button"
      className={classes.part}
      data-part={part}
      aria-label={`${field.title}: ${partCount(sum, part)}. Show these records.`}
      onClick={() => void showSummed(sums.result, sum, part, sums.once).catch(showProblem)}
    >
      {partCount(sum, part)}
    </button>
  );
}

type SumsMenuProps = { sums: Sums; open: boolean; onOpen: (open: boolean) => void };

function SumsMenu({ sums, open, onOpen }: SumsMenuProps) {
  return (
    <Popover opened={open} onChange={onOpen} position="top-start" offset={8} trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={classes.menu}
          aria-label="Sums: which are shown, and how"
          onClick={() => onOpen(!open)}
        >
          <IconSum size={14} stroke={1.8} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown}>
        <table className={classes.table}>
          <caption className={classes.caption}>
            Sums of what the grid shows: lowest / best / highest
          </caption>
          <tbody>
            {sums.fields.map((field) => (
              <SumRow key={field.id} sums={sums} field={field} />
            ))}
          </tbody>
        </table>
        <Switch
          size="xs"
          label="Count the same once"
          description={onceWords(sums)}
          checked={sums.once}
          onChange={(event) => sums.setOnce(event.currentTarget.checked)}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

function SumRow({ sums, field }: { sums: Sums; field: Field }) {
  const sum = sums.sumOf(field.id);
  return (
    <tr>
      <th scope="row">
        <label className={classes.choice}>
          <input
            type="checkbox"
            checked={sums.chosen.has(field.id)}
            aria-label={`Show the sum of ${field.title} in the status bar`}
            onChange={(event) => sums.choose(field.id, event.currentTarget.checked)}
          />
          {field.title}
        </label>
      </th>
      <td className={classes.amount}>
        {sum ? <Figures sums={sums} one={{ field, sum }} /> : null}
      </td>
      {sumParts.map((part) => (
        <td key={part}>
          {sum && sum[part] > 0 ? <Part sums={sums} one={{ field, sum }} part={part} /> : null}
        </td>
      ))}
    </tr>
  );
}

function onceWords({ once, fields, sumOf }: Sums): string {
  const left = sumOf(fields[0]?.id ?? '')?.duplicates ?? 0;
  if (!once) return 'Records that are linked as the same count as often as they are there.';
  if (left === 0) return 'No two of these records are linked as the same.';
  return `${left.toLocaleString('en')} of these records left out as the same as others.`;
}
