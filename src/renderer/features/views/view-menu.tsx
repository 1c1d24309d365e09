/** The quiet menu above the grid: which view is shown, the others, and what can be done with it. */
import { Menu } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import type { CollectionInfo } from '#shared/contract/dossier-api.ts';
import { runCommand } from '../../app/run-command.ts';
import { Keys } from '../../components/keys/keys.tsx';
import { showProblem } from '../../components/toast/toast-store.ts';
import { useUi } from '../../state/ui-store.ts';
import { useView } from '../../state/view-store.ts';
import { useShownView, useViewsOf } from './named-views.ts';
import { showView } from './view-actions.ts';
import { isShown } from './view-content.ts';
import { viewKeys } from './view-keys.ts';
import classes from './view-menu.module.css';

export function ViewMenu({ collection }: { collection: CollectionInfo }) {
  const views = useViewsOf(collection.id);
  const shown = useShownView();
  const changed = useIsChanged(collection);
  const words = `View: ${shown?.name ?? 'none'}${changed ? ', changed' : ''}`;
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>
        <button type="button" className={classes.button} aria-label={words} title={words}>
          <span className={classes.label}>View:</span>
          <bdi className={classes.name}>{shown?.name ?? '—'}</bdi>
          {changed ? <span className={classes.changed} aria-hidden /> : null}
          <IconChevronDown size={13} stroke={1.8} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown className={classes.menu}>
        {views.length === 0 ? (
          <p className={classes.none}>
            No named views yet. Search, sort, filters and columns come back under a name.
          </p>
        ) : (
          views.map((view, at) => (
            <Menu.Item
              key={view.id}
              leftSection={
                <IconCheck
                  size={14}
                  className={classes.tick}
                  data-shown={view.id === shown?.id || undefined}
                  aria-hidden
                />
              }
              rightSection={at < viewKeys.length ? <Keys quiet keys={viewKeys[at]!} /> : null}
              aria-current={view.id === shown?.id}
              onClick={() => void showView(view).catch(showProblem)}
            >
              <bdi>{view.name}</bdi>
            </Menu.Item>
          ))
        )}
        <Menu.Divider />
        {shown && changed ? (
          <>
            <Menu.Item onClick={() => runCommand('view.save')}>
              Save changes to “<bdi>{shown.name}</bdi>”
            </Menu.Item>
            <Menu.Item onClick={() => runCommand('view.revert')}>Back to it as saved</Menu.Item>
          </>
        ) : null}
        <Menu.Item
          rightSection={<Keys quiet keys="Mod+Shift+S" />}
          onClick={() => runCommand('view.saveAs')}
        >
          Save view as…
        </Menu.Item>
        <Menu.Item disabled={!shown} onClick={() => runCommand('view.rename')}>
          Rename…
        </Menu.Item>
        <Menu.Item color="red" disabled={!shown} onClick={() => runCommand('view.delete')}>
          Move to trash
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => runCommand('view.reset')}>
          Reset columns, sort and filters
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** What is on the screen differs from the named view that it was taken from. */
function useIsChanged(collection: CollectionInfo): boolean {
  const shown = useShownView();
  const view = useView((state) => state.view);
  const search = useUi((state) => state.search[collection.id] ?? '');
  if (!shown || view?.collection !== collection.id) return false;
  return !isShown(collection, shown, view, search);
}
