/** What can be done with several notes at once: tags, status, marking, the trash; each is one step to undo. */
import { useState } from 'react';
import { Button, Checkbox, Menu, Popover } from '@mantine/core';
import { IconChevronDown, IconTag } from '@tabler/icons-react';
import type { NoteView } from '#shared/contract/notes-api.ts';
import { markingLabels, markings } from '#shared/model/marking.ts';
import { client } from '../../api/client.ts';
import { showDone, showProblem, showToast } from '../../components/toast/toast-store.ts';
import { countWords } from '../../components/words/count-words.ts';
import { followNotes } from './note-session.ts';
import { TagField } from './tag-field.tsx';
import classes from './notes-page.module.css';

type BulkBarProps = {
  notes: readonly NoteView[];
  chosen: readonly NoteView[];
  onChoose: (ids: readonly string[]) => void;
};

export function BulkBar({ notes, chosen, onChoose }: BulkBarProps) {
  const ids = chosen.map(({ id }) => id);
  const change = (detail: Omit<Parameters<typeof client.notes.change>[0], 'ids'>) => (): void => {
    client.notes
      .change({ ids, ...detail })
      .then(({ changed }) => said(changed))
      .then(followNotes)
      .catch(showProblem);
  };
  return (
    <div className={classes.bulk} role="group" aria-label="Several notes at once">
      <Checkbox
        aria-label="Choose all notes"
        checked={chosen.length === notes.length}
        indeterminate={chosen.length > 0 && chosen.length < notes.length}
        onChange={(event) => onChoose(event.currentTarget.checked ? notes.map(({ id }) => id) : [])}
      />
      <span role="status">
        {chosen.length === 0 ? '' : `${chosen.length.toLocaleString('en')} chosen`}
      </span>
      {chosen.length === 0 ? null : (
        <>
          <TagsOfMany ids={ids} chosen={chosen} />
          <Menu position="bottom-start">
            <Menu.Target>
              <Button
                size="compact-xs"
                variant="default"
                rightSection={<IconChevronDown size={13} />}
              >
                Change
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={change({ status: 'done' })}>Done</Menu.Item>
              <Menu.Item onClick={change({ status: 'open' })}>Open</Menu.Item>
              <Menu.Divider />
              {markings.map((marking) => (
                <Menu.Item key={marking} onClick={change({ marking })}>
                  {markingLabels[marking]}
                </Menu.Item>
              ))}
              <Menu.Item onClick={change({ marking: null })}>No marking</Menu.Item>
              <Menu.Divider />
              <Menu.Item onClick={() => void remove(ids).then(() => onChoose([]), showProblem)}>
                Move to the trash
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </>
      )}
    </div>
  );
}

const said = (changed: number): void => {
  showToast({ message: `${countWords(changed, 'note')} changed.` });
};

async function remove(ids: string[]): Promise<void> {
  await client.notes.delete({ ids });
  const items = ids.map((id) => ({ kind: 'note' as const, id }));
  showDone({
    message: `${countWords(ids.length, 'note')} moved to the trash.`,
    action: {
      label: 'Restore',
      run: () => void client.trash.restore({ items }).catch(showProblem),
    },
  });
}

/** Starts with the tags that all of them have: those taken out are taken from all, those put in are put on all. */
function TagsOfMany({ ids, chosen }: { ids: string[]; chosen: readonly NoteView[] }) {
  const [opened, setOpened] = useState(false);
  const [tags, setTags] = useState<string[]>([]);
  const [first, ...others] = chosen;
  const common = (first?.tags ?? []).filter((tag) =>
    others.every((note) => note.tags.includes(tag)),
  );

  async function apply(): Promise<void> {
    const add = tags.filter((tag) => !common.includes(tag));
    const taken = common.filter((tag) => !tags.includes(tag));
    setOpened(false);
    if (add.length === 0 && taken.length === 0) return;
    said((await client.notes.tag({ ids, add, remove: taken })).changed);
    await followNotes();
  }

  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-start"
      width={320}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconTag size={13} />}
          onClick={() => {
            setTags(common);
            setOpened(!opened);
          }}
        >
          Tags…
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Tags of the chosen notes">
        <TagField label="Tags of all of them" placeholder="Tags" tags={tags} onTags={setTags} />
        <div className={classes.bulkActions}>
          <Button size="compact-xs" onClick={() => void apply().catch(showProblem)}>
            Tag {countWords(ids.length, 'note')}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
