/** A search box over a list, by the combobox pattern of ARIA; the list lies in the page, so no popup can be cut off. */
import { useId, useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { IconCheck } from '@tabler/icons-react';
import classes from './option-list.module.css';

export type Option = { id: string; label: string; hint?: string | undefined; chosen?: boolean };

type OptionListProps = {
  label: string;
  placeholder: string;
  search: string;
  options: Option[];
  /** Index of the option that Enter takes; -1: none. */
  active: number;
  multiple: boolean;
  autoFocus: boolean;
  invalid: boolean;
  describedBy: string;
  /** Shown in place of an empty list. */
  empty: ReactNode;
  onSearch: (text: string) => void;
  onActive: (index: number) => void;
  onPick: (option: Option) => void;
  /** Enter without an active option. */
  onEnter: () => void;
  /** Backspace in an empty search box. */
  onErase?: (() => void) | undefined;
};

export function OptionList(props: OptionListProps) {
  const { options, active } = props;
  const listId = useId();
  const list = useRef<HTMLUListElement>(null);
  const box = useRef<HTMLInputElement>(null);

  useLayoutEffect(() => {
    if (props.autoFocus) box.current?.focus({ preventScroll: true });
    // Only when the editor opens.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  useLayoutEffect(() => {
    list.current?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest' });
  }, [active, options]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const last = options.length - 1;
    if (event.key === 'ArrowDown') props.onActive(active >= last ? 0 : active + 1);
    else if (event.key === 'ArrowUp') props.onActive(active <= 0 ? last : active - 1);
    else if (event.key === 'PageDown') props.onActive(Math.min(last, active + 8));
    else if (event.key === 'PageUp') props.onActive(Math.max(0, active - 8));
    else if (event.key === 'Enter') {
      const option = options[active];
      if (option && !event.ctrlKey && !event.metaKey) props.onPick(option);
      else props.onEnter();
    } else if (event.key === 'Backspace' && props.search === '' && props.onErase) props.onErase();
    else return;
    event.preventDefault();
  }

  const optionId = (index: number): string => `${listId}-${index}`;
  return (
    <div className={classes.root}>
      <input
        ref={box}
        className={classes.search}
        type="text"
        role="combobox"
        // Dialogs give the focus themselves, and ask for this.
        data-autofocus={props.autoFocus || undefined}
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        aria-label={props.label}
        aria-expanded={options.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={options[active] ? optionId(active) : undefined}
        aria-invalid={props.invalid}
        aria-describedby={props.describedBy}
        placeholder={props.placeholder}
        value={props.search}
        onChange={(event) => props.onSearch(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <ul
        ref={list}
        id={listId}
        className={classes.list}
        role="listbox"
        aria-label={props.label}
        aria-multiselectable={props.multiple}
        hidden={options.length === 0}
      >
        {options.map((option, index) => (
          // The keys are the search box's, by the combobox pattern: the list never has the focus.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <li
            key={option.id}
            id={optionId(index)}
            className={classes.option}
            role="option"
            aria-selected={option.chosen ?? false}
            data-active={index === active || undefined}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => props.onPick(option)}
          >
            <IconCheck
              size={14}
              className={classes.tick}
              aria-hidden
              data-shown={option.chosen || undefined}
            />
            <span className={classes.words}>
              <bdi>{option.label}</bdi>
              {option.hint ? (
                <small className={classes.hint} dir="auto">
                  {option.hint}
                </small>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
      {options.length === 0 ? (
        <p className={classes.empty} aria-live="polite">
          {props.empty}
        </p>
      ) : null}
    </div>
  );
}
