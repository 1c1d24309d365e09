/** Which days of the history are shown: a named range, or from and to, down to a month or a year. */
import { useState } from 'react';
import { Button, Popover, TextInput } from '@mantine/core';
import { IconCalendar, IconCheck } from '@tabler/icons-react';
import { edgeOf, namedRanges, rangeWords, type Edge } from './days.ts';
import { changeHistoryFilter, useHistoryFilter, type DayRange } from './history-query.ts';
import classes from './history-toolbar.module.css';

export function DayFilter() {
  const days = useHistoryFilter((state) => state.filter.days);
  const [opened, setOpened] = useState(false);
  const words = rangeWords(days);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-start"
      offset={4}
      width={252}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button
          className={classes.days}
          variant="default"
          aria-label={`Days: ${words}`}
          leftSection={<IconCalendar size={15} />}
          onClick={() => setOpened(!opened)}
        >
          {words}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Days" className={classes.dayForm}>
        <NamedRanges days={days} onChosen={() => setOpened(false)} />
        <Ends days={days} />
      </Popover.Dropdown>
    </Popover>
  );
}

function NamedRanges({ days, onChosen }: { days: DayRange; onChosen: () => void }) {
  return (
    <div className={classes.ranges}>
      {namedRanges(new Date()).map((range) => {
        const chosen = range.days.from === days.from && range.days.to === days.to;
        return (
          <button
            key={range.label}
            type="button"
            className={classes.range}
            aria-pressed={chosen}
            onClick={() => {
              changeHistoryFilter({ days: range.days });
              onChosen();
            }}
          >
            {range.label}
            {chosen ? <IconCheck size={14} aria-hidden /> : null}
          </button>
        );
      })}
    </div>
  );
}

function Ends({ days }: { days: DayRange }) {
  const [from, setFrom] = useState(days.from ?? '');
  const [to, setTo] = useState(days.to ?? '');
  const first = edgeOf(from, 'first');
  const last = edgeOf(to, 'last');
  const problem = messageOf(first) ?? messageOf(last);

  function apply(nextFrom: string, nextTo: string): void {
    setFrom(nextFrom);
    setTo(nextTo);
    const [begin, end] = [edgeOf(nextFrom, 'first'), edgeOf(nextTo, 'last')];
    if (begin.ok && end.ok) changeHistoryFilter({ days: { from: begin.day, to: end.day } });
  }

  return (
    <div className={classes.ends}>
      <TextInput
        label="From"
        placeholder="2026-03"
        spellCheck={false}
        value={from}
        error={!first.ok}
        onChange={(event) => apply(event.currentTarget.value, to)}
      />
      <TextInput
        label="To"
        placeholder="2026-03-15"
        spellCheck={false}
        value={to}
        error={!last.ok}
        onChange={(event) => apply(from, event.currentTarget.value)}
      />
      <p
        className={classes.meaning}
        data-refused={problem !== null || undefined}
        aria-live="polite"
      >
        {problem ?? 'A day, a month or a year.'}
      </p>
    </div>
  );
}

const messageOf = (edge: Edge): string | null => (edge.ok ? null : edge.message);
