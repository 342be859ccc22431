import type { GraphQLEnumType, GraphQLInputFieldConfig, GraphQLInputObjectType, GraphQLInputType } from 'graphql';
import { displayName } from '../metadata/qualified-name.ts';
import { caseEnumValue, isGraphqlName, typeName, generatedIdentifier } from '../model/identifier.ts';
import type { Source } from '../model/model.ts';
import type { Column } from '../model/table.ts';
import { comparisonAggregates, numericAggregates } from './aggregate-operators.ts';
import type { AggregateOperator, InputFieldMeaning, RoleTable } from './meaning.ts';
import { isComparable, isNumeric } from './scalar-name.ts';
import { generatedName, relationshipAggregateName, visibleColumns } from './schema-builder.ts';
import type { InputFields, SchemaBuilder } from './schema-builder.ts';

/** Direction and place of nulls: the internal values of the enum `order_by`. */
export interface OrderDirection {
  readonly direction: 'asc' | 'desc';
  readonly nulls: 'first' | 'last';
}

/** `T_order_by`. */
export function orderByType(builder: SchemaBuilder, on: RoleTable): GraphQLInputObjectType {
  const description = `Ordering options when selecting data from "${displayName(on.table)}".`;
  return builder.inputObject(builder.derivedName(on, 'order_by'), description, () => ({
    ...columnFields(builder, on),
    ...relationshipFields(builder, on),
    ...computedFields(builder, on),
  }));
}

function columnFields(builder: SchemaBuilder, on: RoleTable): InputFields {
  const direction = directionType(builder, on.source);
  return Object.fromEntries(
    visibleColumns(builder, on).map((column) => [column.graphqlName, field(direction, { kind: 'column', column })]),
  );
}

function relationshipFields(builder: SchemaBuilder, on: RoleTable): InputFields {
  const fields: Record<string, GraphQLInputFieldConfig> = {};
  for (const relationship of on.table.relationships.values()) {
    const target = builder.selectable(on.source, relationship.target);
    if (target === null || !isGraphqlName(relationship.name)) continue;
    const { name, kind } = relationship;
    if (kind === 'object') {
      fields[name] = field(orderByType(builder, target), { kind: 'relationship', relationship, target });
    } else {
      const type = aggregateOrderByType(builder, target);
      const means = { kind: 'relationship-aggregate', relationship, target } as const;
      fields[relationshipAggregateName(on.source.naming, name)] = field(type, means);
    }
  }
  return fields;
}

function computedFields(builder: SchemaBuilder, on: RoleTable): InputFields {
  const fields: Record<string, GraphQLInputFieldConfig> = {};
  for (const computedField of on.table.computedFields.values()) {
    const { name, arguments: given, returns } = computedField;
    if (given.length > 0 || !isGraphqlName(name)) continue;
    if (returns.kind === 'scalar') {
      if (on.permissions.select?.computedFields.has(name) !== true) continue;
      fields[name] = field(directionType(builder, on.source), { kind: 'scalar-computed-field', computedField });
      continue;
    }
    const target = builder.selectable(on.source, returns.table);
    if (target === null) continue;
    const means = { kind: 'table-computed-field', computedField, target } as const;
    fields[relationshipAggregateName(on.source.naming, name)] = field(aggregateOrderByType(builder, target), means);
  }
  return fields;
}

function aggregateOrderByType(builder: SchemaBuilder, on: RoleTable): GraphQLInputObjectType {
  const description = `order by aggregate values of table "${displayName(on.table)}"`;
  return builder.inputObject(builder.derivedName(on, 'aggregate_order_by'), description, () => {
    const columns = visibleColumns(builder, on);
    const numeric = columns.filter(({ type }) => isNumeric(type));
    const comparable = columns.filter(({ type }) => isComparable(type));
    const fields: Record<string, GraphQLInputFieldConfig> = {
      count: field(directionType(builder, on.source), { kind: 'count' }),
    };
    const add = (operators: readonly AggregateOperator[], over: readonly Column[]): void => {
      if (over.length === 0) return;
      for (const operator of operators) {
        const type = operatorOrderByType(builder, on, operator, over);
        fields[generatedName(on.source.naming, operator)] = field(type, { kind: 'aggregate-operator', operator });
      }
    };
    add(numericAggregates, numeric);
    add(comparisonAggregates, comparable);
    return fields;
  });
}

function operatorOrderByType(
  builder: SchemaBuilder,
  on: RoleTable,
  operator: AggregateOperator,
  columns: readonly Column[],
): GraphQLInputObjectType {
  const description = `order by ${operator}() on columns of table "${displayName(on.table)}"`;
  return builder.inputObject(builder.derivedName(on, `${operator}_order_by`), description, () => {
    const direction = directionType(builder, on.source);
    return Object.fromEntries(
      columns.map((column) => [
        column.graphqlName,
        { ...field(direction, { kind: 'column', column }), description: column.comment },
      ]),
    );
  });
}

/** The enum `order_by`. */
function directionType(builder: SchemaBuilder, { naming }: Source): GraphQLEnumType {
  const value = (name: string, direction: 'asc' | 'desc', nulls: 'first' | 'last') =>
    [
      caseEnumValue(naming.convention, name),
      { value: { direction, nulls }, description: `in ${direction}ending order, nulls ${nulls}` },
    ] as const;
  return builder.enumeration(typeName(naming, generatedIdentifier('order_by')), 'column ordering options', () =>
    Object.fromEntries([
      value('asc', 'asc', 'last'),
      value('asc_nulls_first', 'asc', 'first'),
      value('asc_nulls_last', 'asc', 'last'),
      value('desc', 'desc', 'first'),
      value('desc_nulls_first', 'desc', 'first'),
      value('desc_nulls_last', 'desc', 'last'),
    ]),
  );
}

function field(type: GraphQLInputType, means: InputFieldMeaning): GraphQLInputFieldConfig {
  return { type, extensions: { andon: { means, acceptsNull: true } } };
}
