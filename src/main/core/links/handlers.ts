/** `links.*`: what one record has to do with another, and which of two records stand for the same thing. */
import type { linksApi } from '#shared/contract/links-api.ts';
import type { Handlers } from '#shared/contract/define.ts';
import type { Core } from '../context.ts';
import { compareRecords } from './compare.ts';
import { createLink, deleteLinks, updateLink } from './edit-links.ts';
import { identify } from './identity.ts';
import { kindsFor, linksOfRecord } from './record-links.ts';
import { createSuggest } from './suggest.ts';

export function linksHandlers(core: Core): Handlers<typeof linksApi> {
  return {
    'links.ofRecord': (record) => linksOfRecord(core, record),
    'links.kinds': ({ collection }) => kindsFor(core, collection),
    'links.create': async (input) => ({ id: await createLink(core, input) }),
    'links.update': async (input) => {
      await updateLink(core, input);
      return {};
    },
    'links.delete': async ({ ids }) => {
      await deleteLinks(core, ids);
      return {};
    },
    'links.identify': async (input) => ({ change: await identify(core, input) }),
    'links.suggest': createSuggest(core),
    'links.compare': (pair) => compareRecords(core, pair),
  };
}
