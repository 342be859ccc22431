import { GraphQLFloat, GraphQLInt, GraphQLBoolean, GraphQLList, GraphQLNonNull, GraphQLString } from 'graphql';
import type { GraphQLObjectType, GraphQLOutputType } from 'graphql';
import { displayName } from '../metadata/qualified-name.ts';
import type { ComputedField } from '../model/computed-field.ts';
import { customIdentifier, derive, isGraphqlName, typeName } from '../model/identifier.ts';
import type { Relationship } from '../model/relationship.ts';
import type { Column } from '../model/table.ts';
import { comparisonAggregates, numericAggregates } from './aggregate-operators.ts';
import { functionArguments } from './function-arguments.ts';
import { fieldExtensions } from './meaning.ts';
import type { AggregateOperator, RoleTable } from './meaning.ts';
import { isComparable, isNumeric } from './scalar-name.ts';
import { generatedName, relationshipAggregateName, visibleColumns } from './schema-builder.ts';
import type { FieldConfig, Fields, SchemaBuilder } from './schema-builder.ts';
import { selectArguments } from './select-arguments.ts';
import type { Arguments } from './select-arguments.ts';
import { selectColumnType } from './select-column-type.ts';

/** `T`: a row. */
export function tableType(builder: SchemaBuilder, on: RoleTable): GraphQLObjectType {
  const { comment } = on.table;
  const description = describe(comment, `columns and relationships of "${displayName(on.table)}"`);
  return builder.object(builder.derivedName(on, ''), description, () => ({
    ...columnFields(builder, on),
    ...relationshipFields(builder, on),
    ...computedFields(builder, on),
  }));
}

/** `[T!]!`. */
export function rowsType(builder: SchemaBuilder, on: RoleTable): GraphQLOutputType {
  return new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(tableType(builder, on))));
}

/** A comment as a description: an empty one stands for none, none for the default. */
export function describe(comment: string | null, byDefault: string | null): string | null {
  if (comment === null) return byDefault;
  return comment === '' ? null : comment;
}

/** `T_aggregate`. */
export function aggregateType(builder: SchemaBuilder, on: RoleTable): GraphQLObjectType {
  const description = `aggregated selection of "${displayName(on.table)}"`;
  return builder.object(builder.derivedName(on, 'aggregate'), description, () => ({
    aggregate: { type: aggregateFieldsType(builder, on), extensions: fieldExtensions({ kind: 'aggregate' }) },
    nodes: { type: rowsType(builder, on), extensions: fieldExtensions({ kind: 'nodes' }) },
  }));
}

function columnFields(builder: SchemaBuilder, on: RoleTable): Fields {
  const fields: Record<string, FieldConfig> = {};
  for (const column of visibleColumns(builder, on)) {
    const type = builder.columnType(on.source, column);
    if (type === null) continue;
    const isNullable = column.isNullable || on.permissions.select?.columns.get(column.name) !== null;
    fields[column.graphqlName] = {
      type: isNullable ? type : new GraphQLNonNull(type),
      description: describe(column.comment, null),
      args: pathArgument(column),
      extensions: fieldExtensions({ kind: 'column', column }),
    };
  }
  return fields;
}

function pathArgument({ type }: { readonly type: { readonly name: string } }): Arguments {
  return type.name === 'json' || type.name === 'jsonb'
    ? { path: { type: GraphQLString, description: 'JSON select path', extensions: { andon: { acceptsNull: true } } } }
    : {};
}

function relationshipFields(builder: SchemaBuilder, on: RoleTable): Fields {
  const fields: Record<string, FieldConfig> = {};
  for (const relationship of on.table.relationships.values()) {
    const target = builder.selectable(on.source, relationship.target);
    if (target === null || !isGraphqlName(relationship.name)) continue;
    Object.assign(fields, relationshipFieldsOf(builder, relationship, target));
  }
  return fields;
}

/** The fields that a relationship adds to the type it hangs on. */
export function relationshipFieldsOf(builder: SchemaBuilder, relationship: Relationship, target: RoleTable): Fields {
  return relationship.kind === 'object'
    ? { [relationship.name]: objectRelationship(builder, relationship, target) }
    : arrayRelationship(builder, relationship, target);
}

function objectRelationship(builder: SchemaBuilder, relationship: Relationship, target: RoleTable): FieldConfig {
  const type = tableType(builder, target);
  return {
    type: relationship.isNullable ? type : new GraphQLNonNull(type),
    description: describe(relationship.comment, 'An object relationship'),
    extensions: fieldExtensions({ kind: 'object-relationship', relationship, target }),
  };
}

function arrayRelationship(builder: SchemaBuilder, relationship: Relationship, target: RoleTable): Fields {
  const rows: FieldConfig = {
    type: rowsType(builder, target),
    description: describe(relationship.comment, 'An array relationship'),
    args: selectArguments(builder, target),
    extensions: fieldExtensions({ kind: 'array-relationship', relationship, target }),
  };
  if (target.permissions.select?.allowsAggregations !== true) return { [relationship.name]: rows };
  const aggregate: FieldConfig = {
    type: new GraphQLNonNull(aggregateType(builder, target)),
    description: 'An aggregate relationship',
    args: selectArguments(builder, target),
    extensions: fieldExtensions({ kind: 'relationship-aggregate', relationship, target }),
  };
  const aggregateName = relationshipAggregateName(target.source.naming, relationship.name);
  return { [relationship.name]: rows, [aggregateName]: aggregate };
}

function computedFields(builder: SchemaBuilder, on: RoleTable): Fields {
  const fields: Record<string, FieldConfig> = {};
  for (const computedField of on.table.computedFields.values()) {
    if (!isGraphqlName(computedField.name)) continue;
    const field = computedFieldConfig(builder, on, computedField);
    if (field !== null) fields[computedField.name] = field;
  }
  return fields;
}

function computedFieldConfig(builder: SchemaBuilder, on: RoleTable, computedField: ComputedField): FieldConfig | null {
  const { returns, name } = computedField;
  const byDefault = `A computed field, executes function "${displayName(computedField.function)}"`;
  const description = describe(computedField.comment, byDefault);
  const argumentsType = typeName(on.source.naming, derive([...customIdentifier(name), ...on.table.identifier], 'args'));
  const given = functionArguments(builder, argumentsType, computedField.function, computedField.arguments);
  if (returns.kind === 'scalar') {
    if (on.permissions.select?.computedFields.has(name) !== true) return null;
    const type = builder.valueType(returns.type);
    if (type === null) return null;
    const extensions = fieldExtensions({ kind: 'computed-field', computedField, target: null });
    return { type, description, args: { ...given, ...pathArgument(returns) }, extensions };
  }
  const target = builder.selectable(on.source, returns.table);
  if (target === null) return null;
  const extensions = fieldExtensions({ kind: 'computed-field', computedField, target });
  if (!returns.isSet) return { type: tableType(builder, target), description, args: given, extensions };
  const rows = new GraphQLList(new GraphQLNonNull(tableType(builder, target)));
  return { type: rows, description, args: { ...given, ...selectArguments(builder, target) }, extensions };
}

function aggregateFieldsType(builder: SchemaBuilder, on: RoleTable): GraphQLObjectType {
  const description = `aggregate fields of "${displayName(on.table)}"`;
  return builder.object(builder.derivedName(on, 'aggregate_fields'), description, () => {
    const columns = visibleColumns(builder, on);
    const fields: Record<string, FieldConfig> = { count: countField(builder, on) };
    const add = (operators: readonly AggregateOperator[], over: readonly Column[]): void => {
      if (over.length === 0) return;
      for (const operator of operators) {
        fields[generatedName(on.source.naming, operator)] = {
          type: operatorFieldsType(builder, on, operator, over),
          extensions: fieldExtensions({ kind: 'aggregate-operator', operator }),
        };
      }
    };
    add(
      numericAggregates,
      columns.filter(({ type }) => isNumeric(type)),
    );
    add(
      comparisonAggregates,
      columns.filter(({ type }) => isComparable(type)),
    );
    return fields;
  });
}

function countField(builder: SchemaBuilder, on: RoleTable): FieldConfig {
  const columns = selectColumnType(builder, on);
  const acceptsNull = { andon: { acceptsNull: true } };
  return {
    type: new GraphQLNonNull(GraphQLInt),
    args: {
      ...(columns === null
        ? {}
        : { columns: { type: new GraphQLList(new GraphQLNonNull(columns)), extensions: acceptsNull } }),
      distinct: { type: GraphQLBoolean, extensions: acceptsNull },
    },
    extensions: fieldExtensions({ kind: 'count' }),
  };
}

function operatorFieldsType(
  builder: SchemaBuilder,
  on: RoleTable,
  operator: AggregateOperator,
  columns: readonly Column[],
): GraphQLObjectType {
  const keepsType = operator === 'sum' || operator === 'max' || operator === 'min';
  const description = `aggregate ${generatedName(on.source.naming, operator)} on columns`;
  return builder.object(builder.derivedName(on, `${operator}_fields`), description, () =>
    Object.fromEntries(
      columns.map((column) => [
        column.graphqlName,
        {
          type: (keepsType ? builder.columnType(on.source, column) : null) ?? GraphQLFloat,
          description: describe(column.comment, null),
          extensions: fieldExtensions({ kind: 'column', column }),
        },
      ]),
    ),
  );
}
