import { GraphQLNonNull } from 'graphql';
import type { GraphQLInputFieldConfig } from 'graphql';
import { displayName } from '../metadata/qualified-name.ts';
import type { QualifiedName } from '../metadata/qualified-name.ts';
import type { FunctionArgument } from '../model/function.ts';

import type { SchemaBuilder } from './schema-builder.ts';
import type { Arguments } from './select-arguments.ts';

/** `args: <typeName>` with the arguments that a request gives; nothing when there are none. */
export function functionArguments(
  builder: SchemaBuilder,

  typeName: string,
  name: QualifiedName,
  given: readonly FunctionArgument[],
): Arguments {
  if (given.length === 0) return {};
  const type = builder.inputObject(typeName, null, () => {
    const fields: Record<string, GraphQLInputFieldConfig> = {};
    for (const argument of given) {
      const argumentType = builder.valueType(argument.type);
      if (argumentType === null) continue;
      const value = builder.plainValue(argument.type, true);
      const means = { kind: 'function-argument', argument } as const;
      fields[argument.graphqlName] = { type: argumentType, extensions: { andon: { value, means } } };
    }
    return fields;
  });
  const description = `input parameters for function "${displayName(name)}"`;
  const isOptional = given.every(({ hasDefault }) => hasDefault);
  return {
    args: {
      type: isOptional ? type : new GraphQLNonNull(type),
      description,
      extensions: { andon: { acceptsNull: isOptional } },
    },
  };
}
