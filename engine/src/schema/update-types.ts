import { GraphQLList, GraphQLNonNull } from 'graphql';
import type { GraphQLInputFieldConfig, GraphQLInputObjectType } from 'graphql';
import type { PostgresType } from '../catalog/catalog.ts';
import { displayName } from '../metadata/qualified-name.ts';
import type { Column } from '../model/table.ts';
import { boolExpType } from './bool-exp-type.ts';
import type { RoleTable, UpdateOperator } from './meaning.ts';
import { isNumeric } from './scalar-name.ts';
import { columnsNamed, generatedName } from './schema-builder.ts';
import type { InputFields, SchemaBuilder } from './schema-builder.ts';
import { columnInputs } from './write-types.ts';

const text: PostgresType = { schema: 'pg_catalog', name: 'text', oid: 25, kind: 'base', element: null, domain: null };
const integer: PostgresType = { ...text, name: 'int4', oid: 23 };
const texts: PostgresType = { ...text, name: '_text', oid: 1009, kind: 'array', element: text };

const append = 'append existing jsonb value of filtered columns with new jsonb value';
const prepend = 'prepend existing jsonb value of filtered columns with new jsonb value';
const deleteKey = 'delete key/value pair or string element. key/value pairs are matched based on their key value';
const deleteElement =
  'delete the array element with specified index (negative integers count from the end).' +
  ' throws an error if top level container is not an array';
const deleteAtPath =
  'delete the field or element with specified path (for JSON arrays, negative integers count from the end)';

/** `_set`, `_inc` and the operators of jsonb, each for the columns that it suits. */
export function updateOperatorFields(builder: SchemaBuilder, on: RoleTable): InputFields {
  const { source, table, permissions } = on;
  const allowed = permissions.update?.columns ?? new Set<string>();
  const columns = columnsNamed(builder, source, table, (name) => allowed.has(name));
  const numeric = columns.filter(({ type }) => isNumeric(type));
  const json = columns.filter(({ type }) => type.name === 'jsonb');
  const ofColumns = (some: readonly Column[]) => () => columnInputs(builder, on, new Set(some.map(({ name }) => name)));
  const ofType = (type: PostgresType, isNullable: boolean) => () => plainInputs(builder, json, type, isNullable);
  const quoted = `"${displayName(table)}"`;
  const operator = operatorField.bind(null, builder, on);
  return {
    ...operator(
      columns,
      '_set',
      'sets the columns of the filtered rows to the given values',
      `input type for updating data in table ${quoted}`,
      ofColumns(columns),
    ),
    ...operator(
      numeric,
      '_inc',
      'increments the numeric columns with given value of the filtered values',
      `input type for incrementing numeric columns in table ${quoted}`,
      ofColumns(numeric),
    ),
    ...operator(json, '_append', append, append, ofColumns(json)),
    ...operator(json, '_prepend', prepend, prepend, ofColumns(json)),
    ...operator(json, '_delete_key', deleteKey, deleteKey, ofType(text, true)),
    ...operator(json, '_delete_elem', deleteElement, deleteElement, ofType(integer, false)),
    ...operator(json, '_delete_at_path', deleteAtPath, deleteAtPath, ofType(texts, false)),
  };
}

function operatorField(
  builder: SchemaBuilder,
  on: RoleTable,
  columns: readonly Column[],
  operator: UpdateOperator,
  description: string,
  typeDescription: string,
  fields: () => InputFields,
): InputFields {
  if (columns.length === 0) return {};
  const name = builder.derivedName(on, `${operator.slice(1)}_input`);
  const type = builder.inputObject(name, typeDescription, fields);
  const andon = { means: { kind: 'update-operator', operator } };
  return { [generatedName(on.source.naming, operator)]: { type, description, extensions: { andon } } };
}

/** Fields for the columns that take values of another type than theirs. */
function plainInputs(
  builder: SchemaBuilder,
  columns: readonly Column[],
  type: PostgresType,
  isNullable: boolean,
): InputFields {
  const fields: Record<string, GraphQLInputFieldConfig> = {};
  const graphqlType = builder.valueType(type);
  if (graphqlType === null) return fields;
  const value = builder.plainValue(type, isNullable);
  for (const column of columns) {
    fields[column.graphqlName] = {
      type: graphqlType,
      extensions: { andon: { value, means: { kind: 'column', column } } },
    };
  }
  return fields;
}

/** `T_updates`: one of the updates of `update_T_many`. */
export function updatesType(builder: SchemaBuilder, on: RoleTable): GraphQLInputObjectType {
  return builder.inputObject(builder.derivedName(on, 'updates'), null, () => ({
    ...updateOperatorFields(builder, on),
    where: {
      type: new GraphQLNonNull(boolExpType(builder, on)),
      description: 'filter the rows which have to be updated',
    },
  }));
}

/** `[T_updates!]!`. */
export function updatesListType(builder: SchemaBuilder, on: RoleTable) {
  return new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(updatesType(builder, on))));
}
