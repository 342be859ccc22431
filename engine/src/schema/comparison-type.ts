import { GraphQLBoolean, GraphQLList, GraphQLNonNull } from 'graphql';
import type { GraphQLInputFieldConfig, GraphQLInputObjectType, GraphQLInputType } from 'graphql';
import type { PostgresType } from '../catalog/catalog.ts';
import type { ComparisonOperator } from '../model/boolean-expression.ts';
import { caseFieldName } from '../model/identifier.ts';
import type { SourceNaming } from '../model/identifier.ts';
import type { Source } from '../model/model.ts';
import type { Column } from '../model/table.ts';
import type { InputMeaning, ValueMeaning } from './meaning.ts';
import { isTextual, scalarName } from './scalar-name.ts';
import { operatorName } from './schema-builder.ts';
import type { InputFields, SchemaBuilder } from './schema-builder.ts';

/** `<Scalar>_comparison_exp` for a column: the operators that its type has. */
export function columnComparisonType(
  builder: SchemaBuilder,
  source: Source,
  column: Column,
): GraphQLInputObjectType | null {
  const enumType = builder.enumOf(source, column);
  if (enumType === null) return typeComparison(builder, source, column.type);
  const { naming } = source;
  return builder.inputObject(comparisonName(naming, enumType.name, false), comparisonDescription(enumType.name), () =>
    equality(builder, naming, enumType, (isList) => builder.columnValue(source, column, false, isList)),
  );
}

/** `<Scalar>_comparison_exp` of a type of the database. */
export function typeComparison(
  builder: SchemaBuilder,
  source: Source,
  type: PostgresType,
): GraphQLInputObjectType | null {
  const name = scalarName(type);
  const graphqlType = builder.valueType(type);
  if (name === null || graphqlType === null) return null;
  const { naming } = source;
  const value = (isList: boolean) => builder.plainValue(type, false, isList);
  return builder.inputObject(comparisonName(naming, name, type.kind === 'array'), comparisonDescription(name), () => ({
    ...equality(builder, naming, graphqlType, value),
    ...operators(builder, naming, graphqlType, value, ordering),
    ...(isTextual(type) ? operators(builder, naming, graphqlType, value, patterns) : {}),
    ...(type.kind === 'array' ? operators(builder, naming, graphqlType, value, containment(null)) : {}),
    ...(type.name === 'jsonb' ? jsonb(builder, source, type, graphqlType) : {}),
    ...(type.name === 'ltree' ? ltree(builder, naming, type, graphqlType) : {}),
  }));
}

type Described = readonly (readonly [ComparisonOperator, string | null])[];

const ordering: Described = [
  ['gt', null],
  ['lt', null],
  ['gte', null],
  ['lte', null],
];

const patterns: Described = [
  ['like', 'does the column match the given pattern'],
  ['nlike', 'does the column NOT match the given pattern'],
  ['ilike', 'does the column match the given case-insensitive pattern'],
  ['nilike', 'does the column NOT match the given case-insensitive pattern'],
  ['similar', 'does the column match the given SQL regular expression'],
  ['nsimilar', 'does the column NOT match the given SQL regular expression'],
  ['regex', 'does the column match the given POSIX regular expression, case sensitive'],
  ['iregex', 'does the column match the given POSIX regular expression, case insensitive'],
  ['nregex', 'does the column NOT match the given POSIX regular expression, case sensitive'],
  ['niregex', 'does the column NOT match the given POSIX regular expression, case insensitive'],
];

function containment(what: string | null): Described {
  const of = what ?? 'array';
  return [
    [
      'contains',
      what === null
        ? 'is the array contained in the given array value'
        : `does the column contain the given ${of} value at the top level`,
    ],
    ['contained_in', `is the ${what === null ? 'array' : 'column'} contained in the given ${of} value`],
  ];
}

function comparisonName(naming: SourceNaming, name: string, isArray: boolean): string {
  const snake = `${name}${isArray ? '_array' : ''}_comparison_exp`;
  if (naming.convention === 'hasura-default') return snake;
  const camel = caseFieldName(naming.convention, snake);
  return camel.slice(0, 1).toUpperCase() + camel.slice(1);
}

function comparisonDescription(name: string): string {
  return `Boolean expression to compare columns of type "${name}". All fields are combined with logical 'AND'.`;
}

function equality(
  builder: SchemaBuilder,
  naming: SourceNaming,
  type: GraphQLInputType,
  value: (isList: boolean) => ValueMeaning,
): InputFields {
  const list = new GraphQLList(new GraphQLNonNull(type));
  return {
    [operatorName(naming, '_is_null')]: meaningField(builder, GraphQLBoolean, { means: { kind: 'is-null' } }),
    ...operator(builder, naming, 'eq', type, value(false)),
    ...operator(builder, naming, 'neq', type, value(false)),
    ...operator(builder, naming, 'in', list, value(true)),
    ...operator(builder, naming, 'nin', list, value(true)),
  };
}

function operators(
  builder: SchemaBuilder,
  naming: SourceNaming,
  type: GraphQLInputType,
  value: (isList: boolean) => ValueMeaning,
  described: Described,
): InputFields {
  return Object.assign(
    {},
    ...described.map(([name, description]) => operator(builder, naming, name, type, value(false), description)),
  ) as InputFields; // Object.assign over a spread list answers any.
}

function operator(
  builder: SchemaBuilder,
  naming: SourceNaming,
  name: ComparisonOperator,
  type: GraphQLInputType,
  value: ValueMeaning,
  description: string | null = null,
): InputFields {
  const meaning: InputMeaning = { value, means: { kind: 'comparison', operator: name } };
  return { [operatorName(naming, `_${name}`)]: { ...meaningField(builder, type, meaning), description } };
}

function meaningField(builder: SchemaBuilder, type: GraphQLInputType, meaning: InputMeaning): GraphQLInputFieldConfig {
  const acceptsNull = builder.options.collapsesNullComparisons;
  return { type, extensions: { andon: { ...meaning, acceptsNull } } };
}

const text: PostgresType = {
  schema: 'pg_catalog',
  name: 'text',
  oid: 25,
  kind: 'base',
  element: null,
  domain: null,
};

function jsonb(builder: SchemaBuilder, source: Source, type: PostgresType, graphqlType: GraphQLInputType): InputFields {
  const { naming } = source;
  const string = builder.scalar('String');
  const strings = new GraphQLList(new GraphQLNonNull(string));
  const value = () => builder.plainValue(type, false);
  const cast = builder.inputObject(comparisonCastName(naming), null, () => {
    const comparison = typeComparison(builder, source, text);
    return comparison === null
      ? {}
      : { String: meaningField(builder, comparison, { means: { kind: 'cast', type: text } }) };
  });
  const keys = builder.plainValue(text, false, true);
  return {
    [operatorName(naming, '_cast')]: meaningField(builder, cast, { means: { kind: 'casts' } }),
    ...operators(builder, naming, graphqlType, value, containment('json')),
    ...operator(
      builder,
      naming,
      'has_key',
      string,
      builder.plainValue(text, true),
      'does the string exist as a top-level key in the column',
    ),
    ...operator(
      builder,
      naming,
      'has_keys_all',
      strings,
      keys,
      'do all of these strings exist as top-level keys in the column',
    ),
    ...operator(
      builder,
      naming,
      'has_keys_any',
      strings,
      keys,
      'do any of these strings exist as top-level keys in the column',
    ),
  };
}

function comparisonCastName(naming: SourceNaming): string {
  return naming.convention === 'hasura-default' ? 'jsonb_cast_exp' : 'JsonbCastExp';
}

function ltree(
  builder: SchemaBuilder,
  naming: SourceNaming,
  type: PostgresType,
  graphqlType: GraphQLInputType,
): InputFields {
  const lquery = { ...type, name: 'lquery' };
  const ltxtquery = { ...type, name: 'ltxtquery' };
  const list = (item: GraphQLInputType) => new GraphQLList(new GraphQLNonNull(item));
  const one = builder.plainValue(type, false);
  const many = builder.plainValue(type, false, true);
  const field = (
    name: ComparisonOperator,
    fieldType: GraphQLInputType,
    value: ValueMeaning,
    description: string,
  ): InputFields => operator(builder, naming, name, fieldType, value, description);
  return {
    ...field('ancestor', graphqlType, one, 'is the left argument an ancestor of right (or equal)?'),
    ...field('ancestor_any', list(graphqlType), many, 'does array contain an ancestor of `ltree`?'),
    ...field('descendant', graphqlType, one, 'is the left argument a descendant of right (or equal)?'),
    ...field('descendant_any', list(graphqlType), many, 'does array contain a descendant of `ltree`?'),
    ...field('matches', builder.scalar('lquery'), builder.plainValue(lquery, false), 'does `ltree` match `lquery`?'),
    ...field(
      'matches_any',
      list(builder.scalar('lquery')),
      builder.plainValue(lquery, false, true),
      'does `ltree` match any `lquery` in array?',
    ),
    ...field(
      'matches_fulltext',
      builder.scalar('ltxtquery'),
      builder.plainValue(ltxtquery, false),
      'does `ltree` match `ltxtquery`?',
    ),
  };
}
