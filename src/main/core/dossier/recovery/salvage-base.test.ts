/** Records of a damaged import, where there is no copy of its file. */
import { expect, test } from 'vitest';
import type { BaseRecord } from '#shared/model/claim.ts';
import { fixtureFile, sha256Of } from '../fixture.ts';
import { countRecords, salvageBase } from './salvage-base.ts';

const [events] = fixtureFile.collections;
const collection = {
  ...events!,
  fields: [{ id: 'id', title: 'id', type: 'text' as const }, ...events!.fields],
};

/** With a field that is called as the record's own key, which an import of a table with such a column makes. */
const records: BaseRecord[] = Array.from({ length: 50 }, (_, at) => ({
  id: `e${at}`,
  statements: [
    { source: 'article', values: { id: `00${at}`, title: `Event ${at}` }, raw: { id: 'x' } },
  ],
}));

test.each([undefined, 2])('all but the altered one are saved (indent %j)', async (indent) => {
  const text = JSON.stringify({ collection: 'events', records }, null, indent);
  expect(countRecords(Buffer.from(text))).toBe(50);
  const bytes = Buffer.from(text.replace('Event 20"', 'Event 20'));
  const part = { file: 'base/events.json', sha256: sha256Of(text) };
  const saved = await salvageBase(collection, part, bytes, []);
  expect(saved?.lost).toMatchObject([{ text: expect.stringContaining('"e20"') as string }]);
  const content = JSON.parse(saved?.bytes?.toString() ?? '') as { records: BaseRecord[] };
  expect(content.records).toEqual(records.filter(({ id }) => id !== 'e20'));
});
