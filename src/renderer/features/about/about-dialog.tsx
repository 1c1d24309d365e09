/** What this program is, what it is made of, where the data lies, and what it never does. */
import { useState } from 'react';
import { Button, Modal, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { About } from '#shared/contract/shell-api.ts';
import { client } from '../../api/client.ts';
import { queryKeys } from '../../api/query-keys.ts';
import { useOpenDossier } from '../../api/use-dossier-state.ts';
import { messageOf, showProblem } from '../../components/toast/toast-store.ts';
import { openDialog } from '../../state/ui-store.ts';
import { foundLicences } from './found-licences.ts';
import classes from './about-dialog.module.css';

export function AboutDialog() {
  const { data, error } = useQuery({
    queryKey: queryKeys.about,
    queryFn: () => client.shell.about({}),
  });
  return (
    <Modal
      opened
      size={620}
      onClose={() => openDialog(null)}
      title={data ? `About ${data.name}` : 'About'}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {error ? (
        <p className={classes.problem} role="alert">
          {messageOf(error)}
        </p>
      ) : null}
      {data ? <Contents about={data} /> : <div className={classes.waiting} />}
    </Modal>
  );
}

function Contents({ about }: { about: About }) {
  const dossier = useOpenDossier();
  return (
    <>
      <p className={classes.version}>
        {about.name} {about.version}
        <span className={classes.runtime}>
          {about.runtime.map(({ name, version }) => ` · ${name} ${version}`).join('')}
        </span>
      </p>
      <p className={classes.promise}>
        Nothing leaves this machine. There is no account, no telemetry, no update check, and every
        request to the network is refused, those of pictures and links in notes as well.
      </p>
      {dossier ? (
        <div className={classes.folder}>
          <p>
            This dossier lies in <bdi className={classes.path}>{dossier.folder}</bdi>
          </p>
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => void client.shell.reveal({ handle: null }).catch(showProblem)}
          >
            Show in folder
          </Button>
        </div>
      ) : null}
      <Licences licences={about.licences} />
    </>
  );
}

function Licences({ licences }: { licences: About['licences'] }) {
  const [search, setSearch] = useState('');
  const found = foundLicences(licences, search);
  return (
    <section className={classes.licences} aria-labelledby="licences-title">
      <div className={classes.licencesHead}>
        <h3 id="licences-title" className={classes.heading}>
          Built with {licences.length} libraries
        </h3>
        <TextInput
          type="search"
          aria-label="Search libraries and licences"
          placeholder="Search"
          leftSection={<IconSearch size={14} />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      </div>
      <div className={classes.list}>
        {found.map((licence) => (
          <details key={`${licence.name}@${licence.version}`} className={classes.licence}>
            <summary>
              <span className={classes.name}>{licence.name}</span>
              <span className={classes.aside}>{licence.version}</span>
              <span className={classes.aside}>{licence.licence}</span>
            </summary>
            <pre className={classes.text}>{licence.text.trim() || 'No text came with it.'}</pre>
          </details>
        ))}
        {found.length === 0 ? <p className={classes.aside}>No library has these words.</p> : null}
      </div>
    </section>
  );
}
