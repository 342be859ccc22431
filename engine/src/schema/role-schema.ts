import {
  DirectiveLocation,
  GraphQLDirective,
  GraphQLBoolean,
  GraphQLIncludeDirective,
  GraphQLInt,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLSkipDirective,
  GraphQLString,
} from 'graphql';
import type { Model, Source } from '../model/model.ts';
import { actionFields, type RootName } from './action-fields.ts';
import { functionFields } from './function-fields.ts';
import { fieldExtensions } from './meaning.ts';
import { SchemaBuilder } from './schema-builder.ts';
import type { FieldConfig, Fields, SchemaOptions } from './schema-builder.ts';
import { tableMutationFields } from './table-mutation-fields.ts';
import { tableQueryFields, tableStreamField } from './table-query-fields.ts';

/** What one role may ask for. */
export interface RoleSchema {
  readonly query: GraphQLObjectType;
  readonly mutation: GraphQLObjectType | null;
  readonly subscription: GraphQLObjectType | null;
  /** All types together, for introspection; made when first asked for. */
  readonly schema: () => GraphQLSchema;
}

/** The schema of a role. Types are filled in when first looked at, so that roles with many tables start at once. */
export function roleSchema(model: Model, role: string, options: SchemaOptions): RoleSchema {
  const builder = new SchemaBuilder(model, role, options);
  const queries = rootFields(builder, 'query_root', queryFields);
  const mutations = rootFields(builder, 'mutation_root', mutationFields);
  const subscriptions = rootFields(builder, 'subscription_root', subscriptionFields);
  const query = new GraphQLObjectType({
    name: 'query_root',
    fields: Object.keys(queries).length === 0 ? noQueries : queries,
  });
  const mutation = rootType('mutation_root', 'mutation root', mutations);
  const subscription = rootType('subscription_root', null, subscriptions);
  let schema: GraphQLSchema | undefined;
  return {
    query,
    mutation,
    subscription,
    schema: () => (schema ??= new GraphQLSchema({ query, mutation, subscription, directives })),
  };
}

const noQueries: Fields = {
  no_queries_available: {
    type: new GraphQLNonNull(GraphQLString),
    description:
      "There are no queries available to the current role. Either there are no sources or remote schemas configured, or the current role doesn't have the required permissions.",
    extensions: fieldExtensions({ kind: 'no-queries' }),
  },
};

const directives: readonly GraphQLDirective[] = [
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  new GraphQLDirective({
    name: 'cached',
    description: 'whether this query should be cached (Hasura Cloud only)',
    locations: [DirectiveLocation.QUERY],
    args: {
      ttl: { type: new GraphQLNonNull(GraphQLInt), defaultValue: 60, description: 'measured in seconds' },
      refresh: {
        type: new GraphQLNonNull(GraphQLBoolean),
        defaultValue: false,
        description: 'refresh the cache entry',
      },
    },
  }),
];

type SourceFields = (builder: SchemaBuilder, source: Source) => Fields;

/** The fields of all sources, those of a namespace under its name, and those of the actions. */
function rootFields(builder: SchemaBuilder, rootName: RootName, fieldsOf: SourceFields): Fields {
  const fields: Record<string, FieldConfig> = {};
  for (const source of builder.model.sources) {
    const own = fieldsOf(builder, source);
    const { namespace } = source.naming;
    if (namespace === null) {
      Object.assign(fields, own);
    } else if (Object.keys(own).length > 0) {
      const type = builder.object(`${namespace}_${rootName.replace('_root', '')}`, null, () => own);
      fields[namespace] = { type: new GraphQLNonNull(type), extensions: fieldExtensions({ kind: 'namespace' }) };
    }
  }
  return Object.assign(fields, actionFields(builder, rootName));
}

function rootType(name: string, description: string | null, fields: Fields): GraphQLObjectType | null {
  return Object.keys(fields).length === 0 ? null : new GraphQLObjectType({ name, description, fields });
}

function queryFields(builder: SchemaBuilder, source: Source): Fields {
  return selectFields(builder, source, 'query');
}

function subscriptionFields(builder: SchemaBuilder, source: Source): Fields {
  const fields: Record<string, FieldConfig> = { ...selectFields(builder, source, 'subscription') };
  for (const table of source.tables.values()) {
    const on = builder.selectable(source, table.key);
    if (on !== null) Object.assign(fields, tableStreamField(builder, on));
  }
  return fields;
}

function selectFields(builder: SchemaBuilder, source: Source, root: 'query' | 'subscription'): Fields {
  const fields: Record<string, FieldConfig> = {};
  for (const table of source.tables.values()) {
    const on = builder.selectable(source, table.key);
    if (on !== null) Object.assign(fields, tableQueryFields(builder, on, root));
  }
  return Object.assign(fields, trackedFunctions(builder, source, 'query'));
}

function mutationFields(builder: SchemaBuilder, source: Source): Fields {
  const fields: Record<string, FieldConfig> = {};
  for (const table of source.tables.values()) {
    if (table.isInSchema) Object.assign(fields, tableMutationFields(builder, builder.on(source, table)));
  }
  return Object.assign(fields, trackedFunctions(builder, source, 'mutation'));
}

function trackedFunctions(builder: SchemaBuilder, source: Source, root: 'query' | 'mutation'): Fields {
  const fields: Record<string, FieldConfig> = {};
  for (const tracked of source.functions.values()) {
    if (tracked.exposedAs === root) Object.assign(fields, functionFields(builder, source, tracked));
  }
  return fields;
}
