import { GraphQLBoolean, GraphQLList, GraphQLNonNull } from 'graphql';
import type { GraphQLInputFieldConfig, GraphQLInputObjectType, GraphQLInputType } from 'graphql';
import type { PostgresType } from '../catalog/catalog.ts';
import { displayName } from '../metadata/qualified-name.ts';
import type { ComputedField } from '../model/computed-field.ts';
import { isGraphqlName, joinFieldName, derive, joinTypeName, typeName } from '../model/identifier.ts';
import type { Relationship } from '../model/relationship.ts';
import { columnComparisonType, typeComparison } from './comparison-type.ts';
import type { InputFieldMeaning, RoleTable } from './meaning.ts';
import { columnsNamed, relationshipAggregateName, visibleColumns } from './schema-builder.ts';
import type { InputFields, SchemaBuilder } from './schema-builder.ts';
import { selectColumnType } from './select-column-type.ts';

/** `T_bool_exp`: a condition on the table's rows. */
export function boolExpType(builder: SchemaBuilder, on: RoleTable): GraphQLInputObjectType {
  const { table } = on;
  const description =
    `Boolean expression to filter rows from the table "${displayName(table)}".` +
    " All fields are combined with a logical 'AND'.";
  return builder.inputObject(builder.derivedName(on, 'bool_exp'), description, () => ({
    ...logicalFields(builder, on),
    ...columnFields(builder, on),
    ...relationshipFields(builder, on),
    ...computedFields(builder, on),
  }));
}

function logicalFields(builder: SchemaBuilder, on: RoleTable): InputFields {
  const self = boolExpType(builder, on);
  const list = new GraphQLList(new GraphQLNonNull(self));
  return {
    _and: field(list, { kind: 'logical', operator: 'and' }),
    _or: field(list, { kind: 'logical', operator: 'or' }),
    _not: field(self, { kind: 'logical', operator: 'not' }),
  };
}

function columnFields(builder: SchemaBuilder, on: RoleTable): InputFields {
  const fields: Record<string, GraphQLInputFieldConfig> = {};
  for (const column of visibleColumns(builder, on)) {
    const type = columnComparisonType(builder, on.source, column);
    if (type !== null) fields[column.graphqlName] = field(type, { kind: 'column', column });
  }
  return fields;
}

function relationshipFields(builder: SchemaBuilder, on: RoleTable): InputFields {
  const fields: Record<string, GraphQLInputFieldConfig> = {};
  for (const relationship of on.table.relationships.values()) {
    const target = builder.selectable(on.source, relationship.target);
    if (target === null || !isGraphqlName(relationship.name)) continue;
    const { name } = relationship;
    fields[name] = field(boolExpType(builder, target), { kind: 'relationship', relationship, target });
    if (relationship.kind === 'object' || target.permissions.select?.allowsAggregations !== true) continue;
    fields[relationshipAggregateName(on.source.naming, name)] = aggregateField(builder, relationship, target);
  }
  return fields;
}

function computedFields(builder: SchemaBuilder, on: RoleTable): InputFields {
  const fields: Record<string, GraphQLInputFieldConfig> = {};
  for (const computedField of on.table.computedFields.values()) {
    if (computedField.arguments.length > 0 || !isGraphqlName(computedField.name)) continue;
    const config = computedFieldCondition(builder, on, computedField);
    if (config !== null) fields[computedField.name] = config;
  }
  return fields;
}

function computedFieldCondition(
  builder: SchemaBuilder,
  on: RoleTable,
  computedField: ComputedField,
): GraphQLInputFieldConfig | null {
  const { returns } = computedField;
  if (returns.kind === 'table') {
    const target = builder.selectable(on.source, returns.table);
    if (target === null) return null;
    return field(boolExpType(builder, target), { kind: 'table-computed-field', computedField, target });
  }
  if (on.permissions.select?.computedFields.has(computedField.name) !== true) return null;
  const type = typeComparison(builder, on.source, returns.type);
  return type === null ? null : field(type, { kind: 'scalar-computed-field', computedField });
}

const boolType: PostgresType = {
  schema: 'pg_catalog',
  name: 'bool',
  oid: 16,
  kind: 'base',
  element: null,
  domain: null,
};
const intType: PostgresType = { ...boolType, name: 'int4', oid: 23 };

/** `r_aggregate`: a condition on all rows of an array relationship together. */
function aggregateField(
  builder: SchemaBuilder,
  relationship: Relationship,
  target: RoleTable,
): GraphQLInputFieldConfig {
  const type = builder.inputObject(builder.derivedName(target, 'aggregate_bool_exp'), null, () => ({
    ...aggregatePredicate(builder, target, 'count'),
    ...aggregatePredicate(builder, target, 'bool_and'),
    ...aggregatePredicate(builder, target, 'bool_or'),
  }));
  return field(type, { kind: 'relationship-aggregate', relationship, target });
}

function aggregatePredicate(
  builder: SchemaBuilder,
  target: RoleTable,
  name: 'count' | 'bool_and' | 'bool_or',
): InputFields {
  const columns = name === 'count' ? countColumns(builder, target) : boolColumns(builder, target, name);
  const predicate = typeComparison(builder, target.source, name === 'count' ? intType : boolType);
  if (predicate === null || (columns === null && name !== 'count')) return {};
  const { convention } = target.source.naming;
  const identifier = derive(target.table.identifier, `aggregate_bool_exp_${name}`);
  const type = builder.inputObject(joinFieldName(convention, identifier), null, () => ({
    ...(columns === null ? {} : { arguments: { type: columns } }),
    distinct: { type: GraphQLBoolean, extensions: { andon: { acceptsNull: true } } },
    filter: { type: boolExpType(builder, target), extensions: { andon: { acceptsNull: true } } },
    predicate: { type: new GraphQLNonNull(predicate) },
  }));
  return { [name]: field(type, { kind: 'aggregate-predicate', function: name }) };
}

function countColumns(builder: SchemaBuilder, target: RoleTable): GraphQLInputType | null {
  const type = selectColumnType(builder, target);
  return type === null ? null : new GraphQLList(new GraphQLNonNull(type));
}

function boolColumns(builder: SchemaBuilder, target: RoleTable, name: string): GraphQLInputType | null {
  const { source, table, permissions } = target;
  const columns = columnsNamed(builder, source, table, (column) => {
    return permissions.select?.columns.has(column) === true && table.columns.get(column)?.type.name === 'bool';
  });
  if (columns.length === 0) return null;
  const own = joinTypeName('hasura-default', table.identifier);
  const suffix = `select_column_${own}_aggregate_bool_exp_${name}_arguments_columns`;
  const type = builder.enumeration(
    typeName(source.naming, derive(table.identifier, suffix)),
    `select "${own}_aggregate_bool_exp_${name}_arguments_columns" columns of table "${displayName(table)}"`,
    () =>
      Object.fromEntries(columns.map((column) => [column.graphqlName, { value: column, description: 'column name' }])),
  );
  return new GraphQLNonNull(type);
}

function field(type: GraphQLInputType, means: InputFieldMeaning): GraphQLInputFieldConfig {
  return { type, extensions: { andon: { means } } };
}
