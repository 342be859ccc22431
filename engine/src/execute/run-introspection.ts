import { getNullableType, isLeafType, isListType } from 'graphql';
import type { GraphQLOutputType, GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import type { Input } from '../request/input.ts';
import type { Json } from '../metadata/json.ts';
import type { SelectedField } from '../request/selected-field.ts';

/** The answer of `__schema` or `__type` over a role's schema; lists of named things are sorted, as Hasura's are. */
export function runIntrospection(schema: GraphQLSchema, field: SelectedField): Json {
  return resolveField(schema, undefined, field);
}

function resolveField(schema: GraphQLSchema, source: unknown, field: SelectedField): Json {
  if (field.definition === null) return field.parentType.name;
  const { resolve, type, args } = field.definition;
  const values = Object.fromEntries(
    args.map(({ name, defaultValue }) => [name, plainValue(field.arguments.get(name)) ?? defaultValue]),
  );
  // graphql-js's own introspection fields use nothing of the info but the schema.
  const info = { schema } as GraphQLResolveInfo;
  const value: unknown = resolve?.(source, values, undefined, info);
  return complete(schema, type, value, field);
}

function plainValue(input: Input | undefined): unknown {
  return input?.kind === 'scalar' ? input.value : undefined;
}

function complete(schema: GraphQLSchema, type: GraphQLOutputType, value: unknown, field: SelectedField): Json {
  if (value === null || value === undefined) return null;
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const item: GraphQLOutputType = nullable.ofType;
    return sorted([...(value as Iterable<unknown>)]).map((one) => complete(schema, item, one, field));
  }
  // Leaves of the introspection types are texts, flags and the names of kinds.
  if (isLeafType(nullable)) return nullable.serialize(value) as Json;
  return Object.fromEntries(
    field.selections.map((selected) => [selected.responseName, resolveField(schema, value, selected)]),
  );
}

/** Things with names in the order of their names. */
function sorted(values: readonly unknown[]): readonly unknown[] {
  const nameOf = (value: unknown): string =>
    typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string' ? value.name : '';
  return [...values].sort((a, b) => {
    const [first, second] = [nameOf(a), nameOf(b)];
    return first < second ? -1 : first > second ? 1 : 0;
  });
}
