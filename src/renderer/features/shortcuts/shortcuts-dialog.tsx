/** Every key of the program: the commands' from the registry, the grid's own below. */
import { Modal } from '@mantine/core';
import { menus } from '#shared/commands.ts';
import { Keys } from '../../components/keys/keys.tsx';
import { allCommands } from '../../app/command-state.ts';
import { openDialog } from '../../state/ui-store.ts';
import { gridKeys } from './grid-keys.ts';
import { readerKeys } from './reader-keys.ts';
import { Legend } from './legend.tsx';
import classes from './shortcuts-dialog.module.css';

export function ShortcutsDialog() {
  const sections = menus
    .map((menu) => ({
      title: menu as string,
      rows: allCommands
        .filter((command) => command.menu === menu && command.keys !== undefined)
        .map(({ keys, title }) => ({ keys: keys!, title })),
    }))
    .filter(({ rows }) => rows.length > 0);
  return (
    <Modal opened onClose={() => openDialog(null)} title="Keyboard shortcuts" size={860}>
      <div className={classes.columns}>
        {[
          ...sections,
          { title: 'In the grid', rows: gridKeys },
          { title: 'In a document', rows: readerKeys },
        ].map(({ title, rows }) => (
          <section key={title} className={classes.section}>
            <h3 className={classes.heading}>{title}</h3>
            <dl className={classes.rows}>
              {rows.map((row) => (
                <div key={row.title} className={classes.row}>
                  <dt>{row.title}</dt>
                  <dd className={classes.keys}>
                    <Keys keys={row.keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <section className={classes.section}>
          <h3 className={classes.heading}>Marks in the grid</h3>
          <Legend />
        </section>
      </div>
    </Modal>
  );
}
