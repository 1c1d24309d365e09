/** What can be done with a link. */
import { Menu } from '@mantine/core';
import type { RecordRef } from '#shared/contract/dossier-api.ts';
import type { LinkView } from '#shared/contract/links-api.ts';
import { isIdentity } from '#shared/model/link.ts';
import { useReadOnly } from '../../api/use-dossier-state.ts';
import { AnchorPoint } from '../../components/anchored/anchored.tsx';
import { Keys } from '../../components/keys/keys.tsx';
import { showProblem } from '../../components/toast/toast-store.ts';
import type { Anchor } from '../../state/overlay-store.ts';
import { showRecord } from '../../state/ui-store.ts';
import { compareTwo } from '../identity/identity-store.ts';
import { deleteLink } from './link-actions.ts';

type LinkMenuProps = {
  link: LinkView;
  record: RecordRef;
  anchor: Anchor;
  onEdit: () => void;
  onClose: () => void;
};

export function LinkMenu({ link, record, anchor, onEdit, onClose }: LinkMenuProps) {
  const { other } = link;
  const readOnly = useReadOnly();
  const comparable = isIdentity(link.kind) && !other.missing;
  return (
    <Menu
      opened
      position="bottom-start"
      offset={2}
      width={230}
      returnFocus={false}
      onClose={onClose}
    >
      <Menu.Target>
        <AnchorPoint anchor={anchor} label={`The link to ${other.title}`} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          rightSection={<Keys quiet keys="Enter" />}
          disabled={other.missing}
          onClick={() => showRecord(other)}
        >
          Go there
        </Menu.Item>
        {comparable ? (
          <Menu.Item onClick={() => compareTwo(record.collection, record.record, other.record)}>
            Compare side by side…
          </Menu.Item>
        ) : null}
        <Menu.Item rightSection={<Keys quiet keys="F2" />} disabled={readOnly} onClick={onEdit}>
          Edit…
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          color="red"
          disabled={readOnly}
          rightSection={<Keys quiet keys="Delete" />}
          onClick={() => void deleteLink(link.id).catch(showProblem)}
        >
          Move to trash
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
