import { GraphQLList, GraphQLNonNull, Kind, type GraphQLEnumValueConfig, type TypeNode } from 'graphql';
import type {
  GraphQLInputType,
  GraphQLObjectType,
  GraphQLOutputType,
  GraphQLScalarType,
  GraphQLEnumType,
} from 'graphql';
import type { EnumMetadata, TypeFieldMetadata } from '../metadata/custom-types-metadata.ts';
import { typeNode } from '../model/build-custom-types.ts';
import type { Action, CustomType } from '../model/model.ts';
import { fieldExtensions } from './meaning.ts';
import type { FieldConfig, Fields, InputFields, SchemaBuilder } from './schema-builder.ts';
import { relationshipFieldsOf } from './table-type.ts';

export type RootName = 'query_root' | 'mutation_root' | 'subscription_root';

/** The actions that the role may call, or ask for the results of. */
export function actionFields(builder: SchemaBuilder, root: RootName): Fields {
  const fields: Record<string, FieldConfig> = {};
  for (const action of builder.model.actions.values()) {
    if (!builder.mayCall(action)) continue;
    const field = actionField(builder, action, root);
    if (field !== null) fields[action.name] = field;
  }
  return fields;
}

function actionField(builder: SchemaBuilder, action: Action, root: RootName): FieldConfig | null {
  const calls = action.kind === 'query' ? 'query_root' : 'mutation_root';
  if (root === calls) return callField(builder, action);
  return action.kind === 'asynchronous-mutation' ? resultField(builder, action) : null;
}

function callField(builder: SchemaBuilder, action: Action): FieldConfig {
  const type =
    action.kind === 'asynchronous-mutation'
      ? new GraphQLNonNull(builder.scalar('uuid'))
      : outputType(builder, action.output);
  const args = action.arguments.map(({ name, type: node, description }) => [
    name,
    { type: inputType(builder, node), description, extensions: nullable },
  ]);
  return {
    type,
    description: action.comment,
    args: Object.fromEntries(args) as FieldConfig['args'] & object,
    extensions: fieldExtensions({ kind: 'action', action }),
  };
}

const nullable = { andon: { acceptsNull: true } };

/** What has become of an asynchronous action. */
function resultField(builder: SchemaBuilder, action: Action): FieldConfig {
  const id = new GraphQLNonNull(builder.scalar('uuid'));
  const extensions = fieldExtensions({ kind: 'action-result-field' });
  const type = builder.object(action.name, `fields of action: "${action.name}"`, () => ({
    created_at: {
      type: new GraphQLNonNull(builder.scalar('timestamptz')),
      description: 'the time at which this action was created',
      extensions,
    },
    errors: { type: builder.scalar('json'), description: 'errors related to the invocation', extensions },
    id: { type: id, description: 'the unique id of an action', extensions },
    output: {
      type: nullableType(outputType(builder, action.output)),
      description: 'the output fields of this action',
      extensions,
    },
  }));
  return {
    type,
    description: action.comment,
    args: { id: { type: id, description: 'the unique id of an action' } },
    extensions: fieldExtensions({ kind: 'action-result', action }),
  };
}

function nullableType(type: GraphQLOutputType): GraphQLOutputType {
  return type instanceof GraphQLNonNull ? type.ofType : type;
}

function outputType(builder: SchemaBuilder, node: TypeNode): GraphQLOutputType {
  switch (node.kind) {
    case Kind.NON_NULL_TYPE:
      return new GraphQLNonNull(nullableType(outputType(builder, node.type)));
    case Kind.LIST_TYPE:
      return new GraphQLList(outputType(builder, node.type));
    case Kind.NAMED_TYPE: {
      const type = builder.model.customTypes.get(node.name.value);
      return type?.kind === 'object' ? objectType(builder, type) : leafType(builder, node.name.value, type);
    }
  }
}

function inputType(builder: SchemaBuilder, node: TypeNode): GraphQLInputType {
  switch (node.kind) {
    case Kind.NON_NULL_TYPE: {
      const type = inputType(builder, node.type);
      return type instanceof GraphQLNonNull ? type : new GraphQLNonNull(type);
    }
    case Kind.LIST_TYPE:
      return new GraphQLList(inputType(builder, node.type));
    case Kind.NAMED_TYPE: {
      const type = builder.model.customTypes.get(node.name.value);
      if (type?.kind !== 'input-object') return leafType(builder, node.name.value, type);
      const { name, description, fields } = type.metadata;
      return builder.inputObject(name, description, () => inputFields(builder, fields));
    }
  }
}

function inputFields(builder: SchemaBuilder, fields: readonly TypeFieldMetadata[]): InputFields {
  return Object.fromEntries(
    fields.map(({ name, type, description }) => [
      name,
      { type: inputType(builder, typeNode(type)), description, extensions: nullable },
    ]),
  );
}

function leafType(
  builder: SchemaBuilder,
  name: string,
  type: CustomType | undefined,
): GraphQLScalarType | GraphQLEnumType {
  if (type?.kind === 'enum') {
    return builder.enumeration(name, type.metadata.description, () => enumValues(type.metadata));
  }
  return builder.scalar(name, type?.metadata.description);
}

function enumValues({ values }: EnumMetadata): Readonly<Record<string, GraphQLEnumValueConfig>> {
  return Object.fromEntries(
    values.map(({ value, description, is_deprecated: isDeprecated }) => [
      value,
      { value, description, ...(isDeprecated ? { deprecationReason: 'No longer supported' } : {}) },
    ]),
  );
}

function objectType(builder: SchemaBuilder, type: Extract<CustomType, { kind: 'object' }>): GraphQLObjectType {
  const { name, description, fields } = type.metadata;
  return builder.object(name, description, () => {
    const own = fields.map(({ name: field, type: text, description: about }) => [
      field,
      {
        type: outputType(builder, typeNode(text)),
        description: about,
        extensions: fieldExtensions({ kind: 'output-field' }),
      },
    ]);
    return { ...(Object.fromEntries(own) as Fields), ...relationshipFields(builder, type) };
  });
}

/** Relationships to tables that the role may select from. */
function relationshipFields(
  builder: SchemaBuilder,
  { relationships }: Extract<CustomType, { kind: 'object' }>,
): Fields {
  const fields: Record<string, FieldConfig> = {};
  for (const relationship of relationships) {
    const source = builder.model.sources.find(({ name }) => name === relationship.sourceName);
    const target = source === undefined ? null : builder.selectable(source, relationship.target);
    if (target !== null) Object.assign(fields, relationshipFieldsOf(builder, relationship, target));
  }
  return fields;
}
