import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkFilter } from '../../src/features/permissions/check-filter.ts';
import { compileFilter } from '../../src/features/permissions/compile-filter.ts';
import type { FilterNode } from '../../src/features/permissions/filter-node.ts';
import type { Json } from '../../src/features/permissions/json.ts';
import { operations } from '../../src/features/permissions/metadata.ts';
import { emptyDraft, readDraft, writeDraft } from '../../src/features/permissions/permission-draft.ts';
import { readFilter } from '../../src/features/permissions/read-filter.ts';
import type { TableShape } from '../../src/features/permissions/table-shape.ts';
import { writeFilter } from '../../src/features/permissions/write-filter.ts';
import { readTables } from './metadata-permissions.ts';

const permissions = readTables().flatMap((table) =>
  operations.flatMap((operation) =>
    (table[`${operation}_permissions`] ?? []).map((entry) => ({ table, operation, entry })),
  ),
);

test('every permission of this project is written as it was read', () => {
  expect(permissions.length).toBeGreaterThan(100);
  for (const { table, operation, entry } of permissions)
    expect([table.table.name, writeDraft(readDraft(entry, operation), operation)]).toEqual([
      table.table.name,
      entry.permission,
    ]);
});

test('no filter of this project stays without a tree', () => {
  for (const { entry } of permissions) {
    const { filter = {}, check } = entry.permission;
    expect(kindsOf(readFilter(filter))).not.toContain('raw');
    expect(kindsOf(readFilter(check ?? {}))).not.toContain('raw');
  }
});

test('any condition is written as it was read', () => {
  fc.assert(
    fc.property(conditions, (condition) => {
      expect(writeFilter(readFilter(condition))).toEqual(condition);
    }),
  );
});

test('any JSON is written as it was read, also what is no condition', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const json = JSON.parse(JSON.stringify(value)) as Json;
      expect(writeFilter(readFilter(json))).toEqual(json);
    }),
  );
});

test('conditions on one column stand in a list, so that none takes the place of another', () => {
  const isOdd: FilterNode = { kind: 'column', name: 'id', comparisons: [{ operator: '_eq', value: 1 }] };
  const isEven: FilterNode = { kind: 'column', name: 'id', comparisons: [{ operator: '_eq', value: 2 }] };
  expect(writeFilter({ kind: 'and', isPlain: true, nodes: [isOdd, isEven] })).toEqual({
    _and: [{ id: { _eq: 1 } }, { id: { _eq: 2 } }],
  });
});

test('what is begun anew says every row and no column', () => {
  expect(operations.map((operation) => writeDraft(emptyDraft(operation), operation))).toEqual([
    { columns: [], filter: {} },
    { columns: [], check: {} },
    { columns: [], filter: {} },
    { filter: {} },
  ]);
});

const shapes: Readonly<Record<string, TableShape>> = {
  equipment: {
    columns: [
      { name: 'id', graphqlName: 'id', typeName: 'Int', operators: ['_eq', '_in', '_is_null', '_ceq'] },
      { name: 'name', graphqlName: 'label', typeName: 'String', operators: ['_eq', '_like'] },
    ],
    relationships: [{ name: 'area', typeName: 'areas' }],
  },
  areas: {
    columns: [{ name: 'site_id', graphqlName: 'site_id', typeName: 'Int', operators: ['_eq', '_in'] }],
    relationships: [],
  },
};
const shapeOf = (typeName: string): TableShape | undefined => shapes[typeName];

test.each([
  [{ speed: { _eq: 1 } }, [{ kind: 'noColumn', name: 'speed' }]],
  [{ line: { id: {} } }, [{ kind: 'noRelationship', name: 'line' }]],
  [{ id: { _like: 'a' } }, [{ kind: 'noOperator', name: 'id _like' }]],
  [{ id: { _in: 3 } }, [{ kind: 'notList', name: 'id' }]],
  [{ id: { _is_null: 'yes' } }, [{ kind: 'notBoolean', name: 'id' }]],
  [{ id: { _eq: '' } }, [{ kind: 'noValue', name: 'id' }]],
  [{ name: { _eq: '' } }, []],
  [{ _or: [] }, [{ kind: 'noCondition', name: '_or' }]],
  [{ area: { site_id: { _in: 'X-Hasura-Site-Ids' } }, _not: { name: { _like: 'a%' } } }, []],
  [{ unknown: { anything: { _eq: 1 } } }, [{ kind: 'noRelationship', name: 'unknown' }]],
])('%j is judged by what the tables have', (condition, faults) => {
  expect(checkFilter(readFilter(condition), 'equipment', shapeOf)).toEqual(faults);
});

const session = { 'x-hasura-site-ids': '{1,2}', 'x-hasura-name': 'a "b"', 'x-hasura-names': '{"a, b",c}' };

test.each([
  [
    { area: { site_id: { _in: 'X-Hasura-Site-Ids' } } },
    { kind: 'asked', where: { area: { _and: [{ site_id: { _in: [1, 2] } }] } } },
  ],
  [
    { name: { _eq: 'x-hasura-name' }, id: { $in: [1] } },
    { kind: 'asked', where: { _and: [{ _and: [{ label: { _eq: 'a "b"' } }] }, { _and: [{ id: { _in: [1] } }] }] } },
  ],
  [{ name: { _in: 'X-Hasura-Names' } }, { kind: 'asked', where: { _and: [{ label: { _in: ['a, b', 'c'] } }] } }],
  [{ id: { _eq: 'X-Hasura-Id' } }, { kind: 'missing', variable: 'X-Hasura-Id' }],
  [{ id: { _ceq: 'area_id' } }, { kind: 'unaskable', what: '_ceq' }],
  [{ _exists: { _table: 'areas', _where: {} } }, { kind: 'unaskable', what: '_exists' }],
  [{}, { kind: 'asked', where: { _and: [] } }],
])('%j becomes a question in the place of a session', (condition, compiled) => {
  expect(compileFilter(readFilter(condition), 'equipment', shapeOf, session)).toEqual(compiled);
});

function kindsOf(node: FilterNode): readonly string[] {
  switch (node.kind) {
    case 'and':
    case 'or':
      return [node.kind, ...node.nodes.flatMap(kindsOf)];
    case 'not':
    case 'relationship':
      return [node.kind, ...kindsOf(node.node)];
    case 'column':
    case 'raw':
      return [node.kind];
  }
}

const names = fc.constantFrom('id', 'name', 'area', 'site', 'enterprise_id');
const values = fc.oneof(
  fc.constantFrom('X-Hasura-Site-Ids', 'x-hasura-user-id', 'text'),
  fc.integer(),
  fc.boolean(),
  fc.array(fc.integer()),
);
const { condition: conditions } = fc.letrec<{ condition: { [key: string]: Json } }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 5 },
    fc.dictionary(names, fc.dictionary(fc.constantFrom('_eq', '_in', '_gt', '$lt', '_is_null', '_ceq'), values), {
      maxKeys: 3,
    }),
    fc.dictionary(names, values, { maxKeys: 2 }),
    fc.record({ _and: fc.array(tie('condition'), { maxLength: 3 }) }),
    fc.record({ _or: fc.array(tie('condition'), { maxLength: 3 }), id: fc.constant({ _eq: 1 }) }),
    fc.record({ _not: tie('condition') }),
    fc.record({ _exists: fc.record({ _table: fc.constant('areas'), _where: tie('condition') }) }),
    fc.dictionary(names, tie('condition'), { maxKeys: 3 }),
  ),
}));
