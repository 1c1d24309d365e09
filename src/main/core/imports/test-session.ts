/** For tests of imports: an empty dossier that keeps sources, and the way of a text from its file into it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  ImportDraft,
  ImportPlan,
  ImportProposal,
  ImportPurpose,
  ImportTarget,
} from '#shared/contract/imports-api.ts';
import type { Row } from '#shared/contract/records-api.ts';
import type { Collection } from '#shared/model/field.ts';
import type { Filter } from '#shared/model/filter.ts';
import type { CorePorts } from '../app.ts';
import { fixtureFile, writeDossierFile } from '../dossier/fixture.ts';
import { testCore, type TestCore } from '../test-core.ts';

const job = 'import';

export type ImportSession = {
  core: TestCore;
  openFile: (path: string) => Promise<ImportDraft>;
  openText: (name: string, text: string | Uint8Array) => Promise<ImportDraft>;
  propose: (draft: ImportDraft, purpose?: ImportPurpose) => Promise<ImportProposal>;
  plan: (draft: ImportDraft, target: ImportTarget) => Promise<ImportPlan>;
  /** As it is proposed. */
  takeIn: (
    draft: ImportDraft,
    purpose?: ImportPurpose,
  ) => Promise<{ collection: string; id: string }>;
  rows: (collection: string, filter?: Filter) => Promise<Row[]>;
};

const extra: Collection[] = [
  {
    id: 'sources',
    title: 'Sources',
    singular: 'source',
    titleField: 'title',
    fields: [{ id: 'title', title: 'Title', type: 'text' }],
  },
  {
    id: 'incidents',
    title: 'Incidents',
    singular: 'incident',
    titleField: 'title',
    fields: [
      { id: 'title', title: 'Title', type: 'text' },
      {
        id: 'kind',
        title: 'Kind',
        type: 'choice',
        choices: [{ id: 'attack', label: 'Attack' }],
      },
      { id: 'killed', title: 'Killed', type: 'quantity' },
      { id: 'from', title: 'From', type: 'date' },
      { id: 'to', title: 'To', type: 'date' },
      {
        id: 'length',
        title: 'Length',
        type: 'duration',
        computed: { kind: 'time-between', from: 'from', to: 'to' },
      },
    ],
  },
];

export async function openSession(ports: Partial<CorePorts> = {}): Promise<ImportSession> {
  const core = testCore(ports);
  writeDossierFile(join(core.folder, 'shipped'), {
    ...fixtureFile,
    imports: [],
    collections: [...fixtureFile.collections, ...extra],
  });
  const { imports, records } = core.page;
  const grant = (handle: string, path: string) => core.host.host.grant({ handle, path });
  await grant('new', join(core.folder, 'work'));
  await core.page.dossier.create({ handle: 'new', title: 'Work' });

  const session: ImportSession = {
    core,
    async openFile(path) {
      await grant('file', path);
      return imports.open({ handle: 'file', job });
    },
    async openText(name, text) {
      const path = join(core.folder, name);
      writeFileSync(path, text);
      return session.openFile(path);
    },
    propose: ({ draft }, purpose) => imports.propose({ draft, purpose: purpose ?? null, job }),
    plan: ({ draft }, target) => imports.plan({ draft, target, job }),
    async takeIn(draft, purpose) {
      const { target } = await session.propose(draft, purpose);
      await session.plan(draft, target);
      const { collection, import: id } = await imports.apply({ draft: draft.draft, job });
      return { collection, id };
    },
    async rows(collection, filter) {
      const query = { collection, search: '', filter: filter ?? null, sort: [] };
      const { result, count } = await records.query(query);
      return (await records.rows({ result, from: 0, to: count })).rows;
    },
  };
  return session;
}
