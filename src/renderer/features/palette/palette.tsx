/** Ctrl+K: finds records of all collections, pages, views and commands, and goes there. The core does the finding. */
import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Modal } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { Keys } from '../../components/keys/keys.tsx';
import { openDialog } from '../../state/ui-store.ts';
import { usePaletteGroups, type Choice } from './use-palette-groups.tsx';
import classes from './palette.module.css';

const close = (): void => openDialog(null);

function go(choice: Choice): void {
  close();
  choice.go();
}

export function Palette() {
  return (
    <Modal.Root opened centered={false} yOffset="11vh" size={620} onClose={close}>
      <Modal.Overlay />
      <Modal.Content aria-label="Find anything">
        <Search />
      </Modal.Content>
    </Modal.Root>
  );
}

function Search() {
  const [words, setWords] = useState('');
  /** Chosen by an arrow or the pointer; null: the first one, whichever that is. */
  const [chosen, setChosen] = useState<string | null>(null);
  /** Enter was pressed before there was an answer for the words: it counts when that is there. */
  const [entered, setEntered] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const listId = useId();
  const { groups, settled } = usePaletteGroups(words.trim());
  const choices = groups.flatMap((group) => group.choices);
  const at = Math.max(
    0,
    choices.findIndex(({ id }) => id === chosen),
  );
  const active = choices[at];
  const activeId = active?.id;

  // At once: the dialog gives the focus a moment later, and what is typed until then would go elsewhere.
  useLayoutEffect(() => box.current?.focus(), []);

  useEffect(() => {
    if (!entered || !settled) return;
    setEntered(false);
    if (active) go(active);
  }, [entered, settled, active]);

  useLayoutEffect(() => {
    const option = list.current?.querySelector('[aria-selected="true"]');
    option?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const to = goTo(event.key, at, choices.length);
    if (to !== null) setChosen(choices[to]?.id ?? null);
    else if (event.key !== 'Enter') return;
    else if (active && (settled || active.id === chosen)) go(active);
    else setEntered(true);
    event.preventDefault();
  }

  const optionId = (id: string): string => `${listId} ${id}`.replaceAll(' ', '-');
  return (
    <div className={classes.palette}>
      <div className={classes.head}>
        <IconSearch size={17} stroke={1.6} aria-hidden />
        <input
          ref={box}
          data-autofocus
          className={classes.input}
          type="text"
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          dir="auto"
          aria-label="Find anything"
          aria-expanded
          aria-autocomplete="list"
          aria-controls={listId}
          aria-activedescendant={active ? optionId(active.id) : undefined}
          placeholder="Find a record, a page or a command"
          value={words}
          onChange={(event) => {
            setWords(event.currentTarget.value);
            setChosen(null);
            setEntered(false);
          }}
          onKeyDown={onKeyDown}
        />
        <Keys quiet keys="Escape" />
      </div>
      <div ref={list} id={listId} className={classes.list} role="listbox" aria-label="Found">
        {choices.length === 0 ? (
          <p className={classes.empty} role="presentation">
            {settled ? 'Nothing found. Fewer or other words may help.' : 'Looking…'}
          </p>
        ) : null}
        {groups.map(({ heading, choices: inGroup }) => (
          <div key={heading} role="group" aria-label={heading}>
            <p className={classes.heading} aria-hidden>
              {heading}
            </p>
            {inGroup.map((choice) => (
              <ChoiceRow
                key={choice.id}
                id={optionId(choice.id)}
                choice={choice}
                selected={choice === active}
                onPoint={() => setChosen(choice.id)}
              />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

type ChoiceRowProps = { id: string; choice: Choice; selected: boolean; onPoint: () => void };

function ChoiceRow({ id, choice, selected, onPoint }: ChoiceRowProps) {
  return (
    // The keys are the search box's, by the combobox pattern: the list never has the focus.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={id}
      className={classes.item}
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      onMouseDown={(event) => event.preventDefault()}
      // Only when it is moved: a list that appears under a pointer at rest does not choose.
      onPointerMove={onPoint}
      onClick={() => go(choice)}
    >
      {choice.icon}
      <bdi className={classes.title}>{choice.title}</bdi>
      {choice.hint ? <bdi className={classes.hint}>{choice.hint}</bdi> : null}
      {choice.keys ? <Keys quiet keys={choice.keys} /> : null}
    </div>
  );
}

/** Round and round, as there is nothing before the first and after the last. */
function goTo(key: string, at: number, length: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return at + 1 < length ? at + 1 : 0;
    case 'ArrowUp':
      return at > 0 ? at - 1 : length - 1;
    default:
      return null;
  }
}
