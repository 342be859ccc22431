import type { JsonObject } from '../../src/metadata/json.ts';
import { aggregatedColumns, at, columnsOf, type Ask, type Field, type OrderBy } from './ask.ts';
import { parentRoles, type Filter, type Row, type Table, type World } from './world.ts';

/** The world as SQL that creates it anew. */
export function writeTables(world: World): string {
  const tables = world.map(({ name, rows }) => {
    const values = rows.map(rowText).join(', ');
    return `
      create table ${name} (id int primary key, amount int, label text, link int);
      ${values === '' ? '' : `insert into ${name} values ${values};`}
      create function all_${name}() returns setof ${name} language sql stable as 'select * from ${name}';`;
  });
  return `drop schema public cascade; create schema public; ${tables.join('')}`;
}

function rowText({ id, amount, label, link }: Row): string {
  const text = label === null ? 'null' : `'${label.replaceAll("'", "''")}'`;
  return `(${id}, ${amount ?? 'null'}, ${text}, ${link ?? 'null'})`;
}

/** The world as a source of the metadata. */
export function writeSource(world: World): JsonObject {
  return {
    tables: world.map((table) => writeTable(world, table)),
    functions: world.map(({ name }) => ({ function: { schema: 'public', name: `all_${name}` } })),
  };
}

function writeTable(world: World, table: Table): JsonObject {
  const relationship = (remote: Table, from: string, to: string): JsonObject => ({
    manual_configuration: { remote_table: { schema: 'public', name: remote.name }, column_mapping: { [from]: to } },
  });
  const children = world.filter((one) => at(world, one.linked) === table);
  return {
    table: { schema: 'public', name: table.name },
    object_relationships: [{ name: 'parent', using: relationship(at(world, table.linked), 'link', 'id') }],
    array_relationships: children.map((child) => ({
      name: `from_${child.name}`,
      using: relationship(child, 'id', 'link'),
    })),
    select_permissions: [...table.permissions].map(([role, { columns, filter, limit }]) => ({
      role,
      permission: {
        columns: [...columns],
        filter: writeFilter(world, table, filter),
        allow_aggregations: true,
        ...(limit === null ? {} : { limit }),
      },
    })),
  };
}

export const inheritedRoles = [{ role_name: 'both', role_set: [...(parentRoles['both'] ?? [])] }];

/** A condition as JSON, for permissions and for `where` alike. */
export function writeFilter(world: World, table: Table, filter: Filter): JsonObject {
  const inner = (on: Table, part: Filter): JsonObject => writeFilter(world, on, part);
  switch (filter.kind) {
    case 'compare': {
      const { operand } = filter;
      const value = typeof operand === 'object' && 'variable' in operand ? operand.variable : operand;
      return { [filter.column]: { [filter.operator]: typeof value === 'object' ? [...value] : value } };
    }
    case 'null':
      return { [filter.column]: { _is_null: filter.isNull } };
    case 'and':
    case 'or':
      return { [`_${filter.kind}`]: filter.parts.map((part) => inner(table, part)) };
    case 'not':
      return { _not: inner(table, filter.part) };
    case 'parent':
      return { parent: inner(at(world, table.linked), filter.part) };
    case 'children': {
      const child = at(world, filter.from);
      return at(world, child.linked) === table ? { [`from_${child.name}`]: inner(child, filter.part) } : {};
    }
    case 'exists': {
      const other = at(world, filter.table);
      return { _exists: { _table: { schema: 'public', name: other.name }, _where: inner(other, filter.part) } };
    }
  }
}

/** Arguments and selection of a request for rows. */
export function writeRows(world: World, role: string, table: Table, ask: Ask): string {
  return `${writeArguments(world, table, ask)} { ${writeFields(world, role, table, ask.fields)} }`;
}

/** Arguments and selection of a request for aggregates over rows and the rows themselves. */
export function writeAggregate(world: World, role: string, table: Table, ask: Ask): string {
  const columns = ['id', ...aggregatedColumns.filter((column) => columnsOf(table, role).includes(column))].join(' ');
  const nodes = writeFields(world, role, table, ask.fields);
  return `${writeArguments(world, table, ask)} {
    aggregate { count max { ${columns} } sum { ${columns} } } nodes { ${nodes} }
  }`;
}

function writeArguments(world: World, table: Table, { where, orders, limit, offset }: Ask): string {
  const order = orders.map(({ by, direction }) => writeOrder(world, by, direction)).join(', ');
  const bounds = [limit === null ? '' : `, limit: ${limit}`, offset === null ? '' : `, offset: ${offset}`].join('');
  return `(where: ${literal(writeFilter(world, table, where))}, order_by: [${order}]${bounds})`;
}

function writeOrder(world: World, by: OrderBy, direction: string): string {
  switch (by.kind) {
    case 'column':
      return `{${by.column}: ${direction}}`;
    case 'parent':
      return `{parent: {${by.column}: ${direction}}}`;
    case 'count':
      return `{from_${at(world, by.from).name}_aggregate: {count: ${direction}}}`;
  }
}

function writeFields(world: World, role: string, table: Table, fields: readonly Field[]): string {
  return fields.map((field, index) => `f${index}: ${writeField(world, role, table, field)}`).join(' ');
}

function writeField(world: World, role: string, table: Table, field: Field): string {
  switch (field.kind) {
    case 'column':
      return field.column;
    case 'parent':
      return `parent { ${writeFields(world, role, at(world, table.linked), field.fields)} }`;
    case 'children': {
      const child = at(world, field.from);
      return `from_${child.name}${writeRows(world, role, child, field.ask)}`;
    }
    case 'children-aggregate': {
      const child = at(world, field.from);
      return `from_${child.name}_aggregate${writeAggregate(world, role, child, field.ask)}`;
    }
  }
}

/** JSON as GraphQL writes it, with bare keys. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([key, member]) => `${key}: ${literal(member)}`)
    .join(', ')}}`;
}
