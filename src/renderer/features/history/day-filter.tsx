/** Which days of the history are shown. */
import { useState } from 'react';
import { Button, Popover, TextInput } from '@mantine/core';
import { IconCalendar, IconCheck } from '@tabler/icons-react';
import { namedRanges, rangeWords } from './days.ts';
import { changeHistoryFilter, useHistoryFilter, type DayRange } from './history-query.ts';
import classes from './history-toolbar.module.css';

export function DayFilter() {
  const days = useHistoryFilter((state) => state.filter.days);
  const [opened, setOpened] = useState(false);
  const set = (change: Partial<DayRange>): void =>
    changeHistoryFilter({ days: { ...days, ...change } });

  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-start"
      offset={4}
      width={250}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button
          className={classes.days}
          variant="default"
          aria-label={`Days: ${rangeWords(days)}`}
          leftSection={<IconCalendar size={15} />}
          onClick={() => setOpened(!opened)}
        >
          {rangeWords(days)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Days" className={classes.dayForm}>
        <div className={classes.ranges}>
          {namedRanges(new Date()).map((range) => {
            const chosen = isSame(range.days, days);
            return (
              <button
                key={range.label}
                type="button"
                className={classes.range}
                aria-pressed={chosen}
                onClick={() => {
                  changeHistoryFilter({ days: range.days });
                  setOpened(false);
                }}
              >
                {range.label}
                {chosen ? <IconCheck size={14} aria-hidden /> : null}
              </button>
            );
          })}
        </div>
        <div className={classes.ends}>
          <TextInput
            type="date"
            label="From"
            max="9999-12-31"
            value={days.from ?? ''}
            onChange={(event) => set({ from: event.currentTarget.value || null })}
          />
          <TextInput
            type="date"
            label="To"
            max="9999-12-31"
            value={days.to ?? ''}
            onChange={(event) => set({ to: event.currentTarget.value || null })}
          />
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

const isSame = (a: DayRange, b: DayRange): boolean => a.from === b.from && a.to === b.to;
