/** What was deleted: put back, or done away with for good. */
import { useState } from 'react';
import { Button, Checkbox } from '@mantine/core';
import { IconArrowBackUp, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { client } from '../../api/client.ts';
import { queryKeys } from '../../api/query-keys.ts';
import { useReadOnly } from '../../api/use-dossier-state.ts';
import { messageOf, showProblem, showToast } from '../../components/toast/toast-store.ts';
import { countWords } from '../../components/words/count-words.ts';
import { EmptyTrashDialog } from './empty-trash-dialog.tsx';
import { TrashRow } from './trash-row.tsx';
import { itemKey, itemsOf } from './trash-items.ts';
import page from '../../components/page/page.module.css';
import classes from './trash-page.module.css';

const PAGE = 200;

export function TrashPage() {
  const { data, error } = useQuery({
    queryKey: queryKeys.trash,
    queryFn: () => client.trash.list({}),
  });
  const readOnly = useReadOnly();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState(false);
  const [restoring, setRestoring] = useState(false);
  const [shown, setShown] = useState(PAGE);
  const entries = data ?? [];
  const chosen = entries.filter((entry) => ticked.has(itemKey(entry)));
  const affected = chosen.length > 0 ? chosen : entries;

  function tick(key: string, on: boolean): void {
    const next = new Set(ticked);
    if (on) next.add(key);
    else next.delete(key);
    setTicked(next);
  }

  async function restore(): Promise<void> {
    setRestoring(true);
    try {
      const { restored } = await client.trash.restore({ items: itemsOf(chosen) });
      setTicked(new Set());
      showToast({ message: `${countWords(restored, 'thing')} restored to where it was.` });
    } catch (problem) {
      showProblem(problem);
    } finally {
      setRestoring(false);
    }
  }

  return (
    <div className={page.page}>
      <header className={`${page.header} ${classes.header}`}>
        <h1 className={page.title}>Trash</h1>
        <span className={page.total} role="status">
          {chosen.length > 0
            ? `${chosen.length.toLocaleString('en')} of ${entries.length.toLocaleString('en')} chosen`
            : data
              ? countWords(entries.length, 'thing')
              : ''}
        </span>
        <Button
          variant="default"
          leftSection={<IconArrowBackUp size={15} />}
          disabled={readOnly || chosen.length === 0}
          loading={restoring}
          onClick={() => void restore()}
        >
          Restore
        </Button>
        <Button
          variant="default"
          leftSection={<IconTrash size={15} />}
          disabled={readOnly || entries.length === 0}
          onClick={() => setAsking(true)}
        >
          {chosen.length > 0 ? 'Delete for good…' : 'Empty the trash…'}
        </Button>
      </header>
      {error ? (
        <p className={page.problem} role="alert">
          {messageOf(error)}
        </p>
      ) : null}
      {data && entries.length === 0 ? <NothingHere /> : null}
      {entries.length > 0 ? (
        <div className={classes.scroll}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col" className={classes.tick}>
                  <Checkbox
                    aria-label="Choose all"
                    checked={chosen.length === entries.length}
                    indeterminate={chosen.length > 0 && chosen.length < entries.length}
                    onChange={(event) =>
                      setTicked(new Set(event.currentTarget.checked ? entries.map(itemKey) : []))
                    }
                  />
                </th>
                <th scope="col">What</th>
                <th scope="col">Where it was</th>
                <th scope="col" className={classes.when}>
                  Deleted
                </th>
              </tr>
            </thead>
            <tbody>
              {entries.slice(0, shown).map((entry) => (
                <TrashRow
                  key={itemKey(entry)}
                  entry={entry}
                  ticked={ticked.has(itemKey(entry))}
                  onTick={(on) => tick(itemKey(entry), on)}
                />
              ))}
            </tbody>
          </table>
          {entries.length > shown ? (
            <Button className={page.more} variant="default" onClick={() => setShown(shown + PAGE)}>
              Show more
            </Button>
          ) : null}
        </div>
      ) : null}
      {asking ? (
        <EmptyTrashDialog
          entries={affected}
          all={chosen.length === 0}
          onClose={() => setAsking(false)}
          onDone={() => setTicked(new Set())}
        />
      ) : null}
    </div>
  );
}

function NothingHere() {
  return (
    <div className={page.empty}>
      <IconTrash size={28} stroke={1.4} aria-hidden />
      <p className={page.emptyTitle}>The trash is empty</p>
      <p>
        Records and notes that you delete wait here until you restore them or do away with them.
      </p>
    </div>
  );
}
