/** Dossiers opened before, newest first; those that are gone can be forgotten. */
import { CloseButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { RecentDossier } from '#shared/contract/dossier-api.ts';
import { client } from '../../api/client.ts';
import { queryClient } from '../../api/query-client.ts';
import { queryKeys } from '../../api/query-keys.ts';
import { showProblem } from '../../components/toast/toast-store.ts';
import { openRecent } from './open-dossier.ts';
import classes from './recent-list.module.css';

export function RecentList() {
  const { data } = useQuery({
    queryKey: queryKeys.recent,
    queryFn: () => client.dossier.recent({}),
    staleTime: 0,
  });
  if (!data) return <div className={classes.waiting} />;
  if (data.length === 0) return <p className={classes.none}>No dossier was opened yet.</p>;
  return (
    <ul className={classes.list}>
      {data.map((dossier) => (
        <RecentRow key={dossier.id} dossier={dossier} />
      ))}
    </ul>
  );
}

function RecentRow({ dossier }: { dossier: RecentDossier }) {
  const { id, title, folder, present } = dossier;
  return (
    <li className={classes.row}>
      <button
        type="button"
        className={classes.open}
        disabled={!present}
        onClick={() => void openRecent(id, folder)}
      >
        <span className={classes.title} dir="auto">
          {title}
          {present ? null : <span className={classes.missing}>not there</span>}
        </span>
        <bdi className={classes.folder}>{folder}</bdi>
      </button>
      <CloseButton
        aria-label={`Forget ${title}`}
        title="Take it off this list. The folder stays as it is."
        onClick={() => forget(id)}
      />
    </li>
  );
}

function forget(id: string): void {
  client.dossier
    .forgetRecent({ id })
    .then(() => queryClient.invalidateQueries({ queryKey: queryKeys.recent }))
    .catch(showProblem);
}
