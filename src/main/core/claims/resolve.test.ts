import { expect, test } from 'vitest';
import { EDITOR, type BaseRecord, type OwnClaim } from '#shared/model/claim.ts';
import type { Field } from '#shared/model/field.ts';
import type { Value } from '#shared/model/value.ts';
import { editorClaim } from './own-claim.ts';
import { resolveField, shownValue, unreadIn, type RecordParts } from './resolve.ts';

const fields: Field[] = [
  { id: 'killed', title: 'Killed', type: 'number' },
  { id: 'from', title: 'From', type: 'date' },
  { id: 'to', title: 'To', type: 'date' },
  {
    id: 'tenure',
    title: 'Tenure',
    type: 'duration',
    computed: { kind: 'time-between', from: 'from', to: 'to' },
  },
];
const fieldOf = (id: string): Field | undefined => fields.find((field) => field.id === id);
const killed = fields[0] as Field;

type Base = Pick<BaseRecord, 'preferred' | 'deprecated'>;
function parts(
  values: Record<string, Value | null>[],
  base: Base = {},
  own: OwnClaim[] = [],
): RecordParts {
  const statements = values.map((one, at) => ({ source: `s${at}`, values: one }));
  return {
    id: 'r',
    base: statements.length > 0 ? { id: 'r', statements, ...base } : undefined,
    own,
  };
}
function own(value: Value | null, more: Partial<OwnClaim> = {}): OwnClaim {
  return {
    ...editorClaim(new Date(0), { collection: 'c', record: 'r', field: 'killed' }, value),
    ...more,
  };
}
const prefer = (statement: number): Base => ({
  preferred: { killed: { statement, reason: 'better' } },
});
const doubt = (...statements: number[]): Base => ({
  deprecated: { killed: statements.map((statement) => ({ statement, reason: 'misread' })) },
});

test.each<[string, RecordParts, Value | null, string]>([
  ['nothing', parts([]), null, 'none'],
  ['one', parts([{ killed: 5 }]), 5, 'single'],
  ['a statement about something else', parts([{ from: '2014' }, { killed: 5 }]), 5, 'single'],
  ['two that agree', parts([{ killed: 5 }, { killed: 5 }]), 5, 'agreed'],
  ['two that do not', parts([{ killed: 5 }, { killed: 6 }]), 5, 'open'],
  ['the third disagrees', parts([{ killed: 5 }, { killed: 5 }, { killed: 6 }]), 5, 'open'],
  ['one preferred', parts([{ killed: 5 }, { killed: 6 }], prefer(1)), 6, 'settled'],
  [
    'preferred says nothing about it',
    parts([{ killed: 5 }, { from: '2014' }], prefer(1)),
    5,
    'single',
  ],
  ['first held to be wrong', parts([{ killed: 5 }, { killed: 6 }], doubt(0)), 6, 'single'],
  ['all held to be wrong', parts([{ killed: 5 }, { killed: 6 }], doubt(0, 1)), null, 'none'],
  ['not known', parts([{ killed: null }]), null, 'single'],
  ['one does not know', parts([{ killed: null }, { killed: 6 }]), 6, 'agreed'],
  ['typed over', parts([{ killed: 5 }, { killed: 6 }], prefer(1), [own(7)]), 7, 'settled'],
  ['typed the same', parts([{ killed: 5 }], {}, [own(5)]), 5, 'agreed'],
  ['cleared', parts([{ killed: 5 }], {}, [own(null)]), null, 'settled'],
  [
    'an own claim of normal rank',
    parts([{ killed: 5 }], {}, [own(7, { rank: 'normal' })]),
    5,
    'open',
  ],
  [
    'an own claim with another source',
    parts([], {}, [own(7, { source: 's9', rank: 'normal' })]),
    7,
    'single',
  ],
])('%s', (_name, record, value, state) => {
  const resolved = resolveField(record, killed, fieldOf);
  expect(resolved.shown?.value ?? null).toEqual(value);
  expect(resolved.state).toBe(state);
  expect(shownValue(record, killed, fieldOf)).toEqual(value);
});

test('claims keep their evidence, their rank and the reason for it', () => {
  const record = parts([{ killed: 5 }, { killed: 6 }], { ...prefer(1), ...doubt(0) }, [own(7)]);
  expect(resolveField(record, killed, fieldOf).claims).toMatchObject([
    { id: 'own:r#killed', origin: 'own', source: EDITOR, value: 7, rank: 'preferred' },
    {
      id: 'r#0.killed',
      origin: 'base',
      source: 's0',
      value: 5,
      rank: 'deprecated',
      reason: 'misread',
    },
    {
      id: 'r#1.killed',
      origin: 'base',
      source: 's1',
      value: 6,
      rank: 'preferred',
      reason: 'better',
    },
  ]);
});

test.each([
  ['2015-01-11', '2016-07-26', 'P1Y18M197D', 'P1Y6M15D', 'open'],
  ['2019-04', '2020-04-04', 'P1Y', 'P340D/P369D', 'agreed'],
  ['2019-04', '..', 'P1Y', 'P1Y', 'single'],
])('tenure from %s to %s, printed as %s', (from, to, tenure, shown, state) => {
  const resolved = resolveField(parts([{ from, to, tenure }]), fields[3] as Field, fieldOf);
  expect([resolved.shown?.value, resolved.state]).toEqual([shown, state]);
});

test('what a source had for a field and could not be read is told, and nothing else', () => {
  const [first, second] = [{ source: 'a', locator: { row: 3 } }, { source: 'b' }];
  const record: RecordParts = {
    ...parts([]),
    base: {
      id: 'r',
      statements: [
        { ...first, values: { from: '2014' }, raw: { killed: 'many', from: 'in 2014' } },
        { ...second, values: { killed: null }, raw: { killed: '-9' } },
        { ...second, values: { killed: 5 } },
      ],
    },
  };
  expect(unreadIn(record, killed)).toEqual([{ ...first, raw: 'many' }]);
  expect(unreadIn(parts([]), killed)).toEqual([]);
});
