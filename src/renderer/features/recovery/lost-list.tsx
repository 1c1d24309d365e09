/** What could not be saved: to look through, and to take along as CSV. */
import { useState } from 'react';
import { Button, TextInput } from '@mantine/core';
import { IconDownload, IconSearch } from '@tabler/icons-react';
import type { LostThing, RecoveryReport } from '#shared/contract/recovery-api.ts';
import { client } from '../../api/client.ts';
import { showProblem } from '../../components/toast/toast-store.ts';
import { showWritten } from '../../components/toast/show-written.ts';
import { countWords } from '../../components/words/count-words.ts';
import { matching } from './recovery-words.ts';
import classes from './recovery-dialog.module.css';

/** Fewer are seen at a glance. */
const SEARCHED_FROM = 7;

export function LostList({ report: { title, lost, lostCount } }: { report: RecoveryReport }) {
  const [search, setSearch] = useState('');
  if (lostCount === 0) return null;
  const found = matching(lost, search);
  return (
    <section aria-labelledby="recovery-lost">
      <div className={classes.lostHead}>
        <h3 id="recovery-lost" className={classes.heading}>
          Lost
        </h3>
        {lost.length < SEARCHED_FROM ? null : (
          <TextInput
            className={classes.search}
            type="search"
            aria-label="Search what is lost"
            placeholder="Search"
            leftSection={<IconSearch size={14} aria-hidden />}
            dir="auto"
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
        )}
        <Button
          variant="default"
          leftSection={<IconDownload size={14} aria-hidden />}
          onClick={() => void exportList(title).catch(showProblem)}
        >
          Export the list…
        </Button>
      </div>
      {/* Nothing in it takes the focus, and keys have to scroll it too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={classes.lost} tabIndex={0}>
        <ul aria-label="What is lost">
          {found.map((thing, index) => (
            <Lost key={index} thing={thing} />
          ))}
        </ul>
      </div>
      <p className={classes.count} role="status">
        {countOf(found.length, lost.length, lostCount)}
      </p>
    </section>
  );
}

function countOf(found: number, shown: number, all: number): string {
  if (found < shown) return `${found} of ${shown} fit the search.`;
  if (shown < all) return `The first ${shown} of ${all.toLocaleString('en')}; the list has all.`;
  return '';
}

function Lost({ thing: { title, why, text } }: { thing: LostThing }) {
  return (
    <li className={classes.thing}>
      <p className={classes.what}>
        <bdi className={classes.thingTitle}>{title}</bdi> <span>{why}</span>
      </p>
      {text === '' ? null : (
        <p className={classes.left} dir="auto">
          {text}
        </p>
      )}
    </li>
  );
}

async function exportList(title: string): Promise<void> {
  const suggestedName = `${title.slice(0, 150)} – lost.csv`;
  const target = await client.shell.pickSaveFile({ suggestedName, type: 'csv' });
  if (target === null) return;
  const { rows } = await client.recovery.exportLost({ target: target.handle });
  showWritten(`${countWords(rows, 'row')} written to ${target.name}.`, target.handle);
}
