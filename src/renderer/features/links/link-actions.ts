/** Deleting a link, with the way back in the message. */
import { client } from '../../api/client.ts';
import { showDone, showProblem } from '../../components/toast/toast-store.ts';

export async function deleteLink(id: string): Promise<void> {
  await client.links.delete({ ids: [id] });
  showDone({
    message: 'Link moved to the trash.',
    action: {
      label: 'Restore',
      run: () => {
        client.trash.restore({ items: [{ kind: 'link', id }] }).catch(showProblem);
      },
    },
  });
}
