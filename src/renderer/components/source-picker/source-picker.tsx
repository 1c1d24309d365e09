/** A button that says which source is chosen, and opens the list to choose another one. */
import { useState, type ReactNode } from 'react';
import { Popover } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { SourceList } from './source-list.tsx';
import { useSourceTitle } from './use-source-title.ts';
import classes from './source-picker.module.css';

type SourcePickerProps = {
  label: string;
  /** null: none. */
  source: string | null;
  /** Said while none is chosen. */
  placeholder: string;
  /** Stands for no source at all, where that can be chosen. */
  none?: string;
  look?: 'box' | 'words';
  /** It lies in a popover itself, which a click elsewhere closes. */
  inside?: boolean;
  invalid?: boolean;
  describedBy?: string;
  /** Words before the source, inside the button. */
  before?: ReactNode;
  after?: ReactNode;
  onPick: (source: string | null) => void;
  onNew?: (title: string) => void;
};

export function SourcePicker(props: SourcePickerProps) {
  const { label, source, placeholder, look = 'box' } = props;
  const [opened, setOpened] = useState(false);
  const title = useSourceTitle(source);

  function close(then: () => void): void {
    setOpened(false);
    then();
  }

  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-start"
      offset={4}
      width={320}
      trapFocus
      returnFocus
      withinPortal={!props.inside}
      middlewares={{ flip: { padding: 8 }, shift: { padding: 8 } }}
    >
      <Popover.Target>
        <button
          type="button"
          className={classes.button}
          data-look={look}
          data-chosen={source !== null || undefined}
          data-invalid={props.invalid || undefined}
          aria-label={`${label}: ${source === null ? placeholder : title}`}
          aria-describedby={props.describedBy}
          title={source === null ? undefined : title}
          onClick={() => setOpened(!opened)}
        >
          {props.before}
          <bdi className={classes.title} data-none={source === null || undefined}>
            {source === null ? placeholder : title}
          </bdi>
          {props.after}
          <IconChevronDown size={13} stroke={1.8} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown
        className={classes.list}
        // What is typed here is not the form's below: the page's tree carries keys there, too.
        onKeyDown={(event) => {
          if (event.key === 'Escape') setOpened(false);
          event.stopPropagation();
        }}
        onClick={(event) => event.stopPropagation()}
      >
        <SourceList
          label={label}
          chosen={source}
          none={props.none}
          onPick={(picked) => close(() => props.onPick(picked))}
          onNew={props.onNew && ((words) => close(() => props.onNew?.(words)))}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
