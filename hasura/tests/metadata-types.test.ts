import { fileURLToPath } from 'node:url';
import { readCliMetadata } from '@andon/engine';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { typeFaults } from './support/type-faults.ts';

/**
 * `hasura/metadata` against the types that Hasura publishes of metadata: those of the console of version 2 (in the package
 * `hasura-metadata-types`), and for event triggers, which these leave out, those made of the server's own (`@hasura/metadata`).
 */

const object = z.record(z.string(), z.unknown());
const permission = z.looseObject({ permission: object });
const table = z.looseObject({
  table: object,
  select_permissions: z.array(permission).optional(),
  insert_permissions: z.array(permission).optional(),
  update_permissions: z.array(permission).optional(),
  delete_permissions: z.array(permission).optional(),
  event_triggers: z.array(object).optional(),
});
const action = z.looseObject({ definition: z.looseObject({ arguments: z.array(object).optional() }) });
const wholeMetadata = z.looseObject({
  sources: z.array(z.looseObject({ tables: z.array(table) })),
  actions: z.array(action),
});
type WholeMetadata = z.infer<typeof wholeMetadata>;

const metadataType = "import('hasura-metadata-types').Metadata['metadata']";
const eventTriggerType = "import('@hasura/metadata').EventTrigger";
const permissionKinds = [
  'select_permissions',
  'insert_permissions',
  'update_permissions',
  'delete_permissions',
] as const;

const written = readCliMetadata(fileURLToPath(new URL('../metadata', import.meta.url)));
const readWritten = (): WholeMetadata => wholeMetadata.parse(structuredClone(written));

/** What Hasura 2 takes by its documentation and the published types do not know. Each answers how often it was there. */
const unknownToTheTypes: Readonly<Record<string, (metadata: WholeMetadata) => number>> = {
  'columns of a permission may be "*", all of them (PGColumns)': (metadata) =>
    changeEach(permissionsOf(metadata), (one) => one['columns'] === '*' && Object.assign(one, { columns: [] })),
  'a check of an update that is null is none (UpdatePermission: optional)': (metadata) =>
    changeEach(permissionsOf(metadata), (one) => one['check'] === null && delete one['check']),
  'an argument of an action may have a description (InputArgument)': (metadata) =>
    changeEach(
      metadata.actions.flatMap(({ definition }) => definition.arguments ?? []),
      (one) => 'description' in one && delete one['description'],
    ),
  'forward_client_headers is false where nothing is said (ActionDefinition)': (metadata) =>
    changeEach(
      metadata.actions.map(({ definition }) => definition),
      (one) => !('forward_client_headers' in one) && Object.assign(one, { forward_client_headers: false }),
    ),
  'a table may have event triggers (TableEntry), which have types of their own here': (metadata) =>
    changeEach(tablesOf(metadata), (one) => 'event_triggers' in one && delete one['event_triggers']),
};

const tablesOf = ({ sources }: WholeMetadata) => sources.flatMap(({ tables }) => tables);

function permissionsOf(metadata: WholeMetadata): Record<string, unknown>[] {
  return tablesOf(metadata).flatMap((one) =>
    permissionKinds.flatMap((kind) => (one[kind] ?? []).map(({ permission: definition }) => definition)),
  );
}

function changeEach<Item>(items: readonly Item[], change: (item: Item) => unknown): number {
  return items.filter((item) => change(item)).length;
}

function withoutTheUnknown(metadata: WholeMetadata): WholeMetadata {
  for (const takeOut of Object.values(unknownToTheTypes)) takeOut(metadata);
  return metadata;
}

describe('the metadata', { timeout: 240_000 }, () => {
  it('is of the types that Hasura publishes, but for what these are known not to know', () => {
    const [faults] = typeFaults([{ type: metadataType, value: withoutTheUnknown(readWritten()) }]);
    expect(faults).toEqual([]);
  });

  it.each(Object.entries(unknownToTheTypes))('has what the types do not know: %s', (_, takeOut) => {
    expect(takeOut(readWritten())).toBeGreaterThan(0);
  });

  it('has event triggers of their type, but for their clean-up and "*", which the type takes as an enum only', () => {
    const triggers = tablesOf(readWritten()).flatMap(({ event_triggers: ofTable = [] }) => ofTable);
    expect(triggers.length).toBeGreaterThan(0);
    const values = triggers.map(({ cleanup_config: _, ...trigger }) => ({
      type: eventTriggerType,
      value: JSON.parse(JSON.stringify(trigger).replaceAll('"columns":"*"', '"columns":[]')) as unknown,
    }));
    expect(typeFaults(values).flat()).toEqual([]);
  });
});

/** A value with only those items of its lists that bring in a key that none before them had. */
function thinOut(value: unknown, seen: Set<string>): unknown {
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown) => {
      const count = seen.size;
      const thin = thinOut(item, seen);
      return typeof item !== 'object' || seen.size > count ? [thin] : [];
    });
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => {
      seen.add(key);
      return [key, thinOut(one, seen)];
    }),
  );
}

describe('a misspelt key', { timeout: 240_000 }, () => {
  const keys = [
    ...['sources', 'tables', 'configuration', 'custom_name'],
    ...['object_relationships', 'array_relationships', 'using', 'foreign_key_constraint_on'],
    ...[
      'select_permissions',
      'insert_permissions',
      'permission',
      'filter',
      'check',
      'columns',
      'set',
      'allow_aggregations',
    ],
    ...['functions', 'actions', 'definition', 'output_type', 'handler', 'headers', 'value_from_env', 'arguments'],
    ...['custom_types', 'input_objects', 'objects', 'fields', 'inherited_roles', 'role_set'],
  ];

  it('is found, whichever it is', () => {
    const sample = JSON.stringify(thinOut(withoutTheUnknown(readWritten()), new Set()));
    const misspelt = (key: string): string => sample.replace(`"${key}":`, `"${key}s":`);
    const [faults, ...found] = typeFaults(
      [sample, ...keys.map(misspelt)].map((text) => ({ type: metadataType, value: JSON.parse(text) as unknown })),
    );
    expect(faults).toEqual([]);
    expect(keys.filter((_, index) => found[index]?.length === 0)).toEqual([]);
  });
});
