import {
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLEnumType,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLType,
} from 'graphql';
import type { Json, JsonObject } from '../metadata/json.ts';

/** A scalar that OpenAPI knows. */
export interface KnownScalar {
  readonly type: 'integer' | 'number' | 'string' | 'boolean';
  readonly pattern?: string;
}

const knownScalars: Readonly<Record<string, KnownScalar>> = {
  int: { type: 'integer' },
  float: { type: 'number' },
  double: { type: 'number' },
  uuid: { type: 'string', pattern: '[a-f0-9]{8}-[a-f0-9]{4}-4[a-f0-9]{3}-[89aAbB][a-f0-9]{3}-[a-f0-9]{12}' },
  bool: { type: 'boolean' },
  boolean: { type: 'boolean' },
  string: { type: 'string' },
  id: { type: 'string' },
};

export function knownScalar(name: string): KnownScalar | undefined {
  return knownScalars[name.toLowerCase()];
}

/** Describes a named type; lists are described around it. */
export type DescribeNamed = (type: GraphQLNamedType, isNullable: boolean) => JsonObject;

/** Describes a type with its lists. */
export function describeWrapped(type: GraphQLType, describe: DescribeNamed): JsonObject {
  const isNullable = !isNonNullType(type);
  const inner = getNullableType(type);
  if (!isListType(inner)) return describe(inner, isNullable);
  return { type: 'array', nullable: isNullable, items: describeWrapped(inner.ofType, describe) };
}

/** The schemas that others refer to: input objects, enums and scalars that OpenAPI doesn't have. */
export class ComponentSchemas {
  readonly #schemas = new Map<string, JsonObject>();

  get all(): JsonObject {
    return Object.fromEntries(this.#schemas);
  }

  /** The schema itself where `reference` may only point at it. */
  resolve(schema: JsonObject): JsonObject {
    const { $ref: reference } = schema;
    if (typeof reference !== 'string') return schema;
    return this.#schemas.get(reference.slice(referencePrefix.length)) ?? schema;
  }

  input(type: GraphQLInputType): JsonObject {
    return describeWrapped(type, (named, isNullable) =>
      isInputObjectType(named) ? this.#inputObject(named, isNullable) : this.leaf(named, isNullable),
    );
  }

  /** A scalar or an enum. */
  leaf(type: GraphQLNamedType, isNullable: boolean): JsonObject {
    const base = { title: type.name, nullable: isNullable };
    const known = knownScalar(type.name);
    if (known !== undefined && known.pattern === undefined) return { ...base, ...known };
    return this.#declare(type, isNullable, () => ({ ...base, ...known, ...describeLeaf(type) }));
  }

  #inputObject(type: GraphQLInputObjectType, isNullable: boolean): JsonObject {
    return this.#declare(type, isNullable, () => {
      const fields = Object.values(type.getFields()).map(({ name, type: field }) => [name, this.input(field)] as const);
      return {
        title: type.name,
        type: 'object',
        ...described(type.description),
        nullable: isNullable,
        properties: Object.fromEntries(fields),
      };
    });
  }

  #declare(type: GraphQLNamedType, isNullable: boolean, describe: () => JsonObject): JsonObject {
    const name = isNullable ? type.name : `${type.name}!`;
    if (!this.#schemas.has(name)) {
      // Types contain themselves: the second time it only refers to itself.
      this.#schemas.set(name, {});
      this.#schemas.set(name, describe());
    }
    return { $ref: `${referencePrefix}${name}` };
  }
}

const referencePrefix = '#/components/schemas/';

function describeLeaf(type: GraphQLNamedType): JsonObject {
  const values: Json = isEnumType(type) ? enumValues(type) : null;
  const isKnown = knownScalar(type.name) !== undefined;
  return { ...(values === null ? {} : { enum: values }), ...(isKnown ? {} : described(type.description)) };
}

function enumValues(type: GraphQLEnumType): readonly string[] {
  return type.getValues().map(({ name }) => name);
}

export function described(description: string | null | undefined): JsonObject {
  return description === null || description === undefined ? {} : { description };
}
