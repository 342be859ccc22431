import type { ActionDefinition, ActionMetadata } from './action-metadata.ts';
import type { CustomTypesMetadata, ObjectMetadata, TypeFieldMetadata } from './custom-types-metadata.ts';
import type { JsonObject } from './json.ts';
import { withoutEmpty } from './without-empty.ts';

export function writeAction({ name, definition, permissions, comment }: ActionMetadata): JsonObject {
  return {
    name,
    definition: writeActionDefinition(definition),
    ...withoutEmpty({ comment, permissions: permissions.map((one) => withoutEmpty({ ...one })) }),
  };
}

function writeActionDefinition(definition: ActionDefinition): JsonObject {
  const { type, kind, handler, output_type: outputType, forward_client_headers: forwards } = definition;
  return {
    handler,
    output_type: outputType,
    ...withoutEmpty({
      arguments: definition.arguments.map((one) => withoutEmpty({ ...one })),
      headers: definition.headers.map((one) => ({ ...one })),
    }),
    type,
    ...(type === 'mutation' ? { kind } : {}),
    ...(forwards ? { forward_client_headers: true } : {}),
    ...withoutEmpty({
      ignored_client_headers: definition.ignored_client_headers,
      timeout: definition.timeout,
      request_transform: definition.request_transform,
      response_transform: definition.response_transform,
    }),
    ...definition.others,
  };
}

export function writeCustomTypes(types: CustomTypesMetadata): JsonObject {
  return withoutEmpty({
    input_objects: types.input_objects.map((one) => ({ ...withoutEmpty({ ...one, fields: writeFields(one.fields) }) })),
    objects: types.objects.map(writeObject),
    scalars: types.scalars.map((one) => withoutEmpty({ ...one })),
    enums: types.enums.map((one) =>
      withoutEmpty({
        ...one,
        values: one.values.map(({ value, description, is_deprecated: isDeprecated }) =>
          withoutEmpty({ value, description, is_deprecated: isDeprecated ? true : null }),
        ),
      }),
    ),
  });
}

function writeObject({ name, description, fields, relationships }: ObjectMetadata): JsonObject {
  return withoutEmpty({
    name,
    description,
    fields: writeFields(fields),
    relationships: relationships.map((one) => ({ ...one, remote_table: { ...one.remote_table } })),
  });
}

function writeFields(fields: readonly TypeFieldMetadata[]): readonly JsonObject[] {
  return fields.map((one) => withoutEmpty({ ...one }));
}
