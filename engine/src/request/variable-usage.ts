import { isListType, isNonNullType, Kind } from 'graphql';
import type { GraphQLType, TypeNode } from 'graphql';
import { fault } from './fault.ts';
import type { VariableDeclaration } from './variables.ts';

/**
 * Whether a variable may stand where `location` is expected: GraphQL's "All Variable Usages Are Allowed"
 * (https://spec.graphql.org/October2021/#sec-All-Variable-Usages-are-Allowed).
 */
export function checkVariableUsage(
  variable: VariableDeclaration,
  location: GraphQLType,
  locationHasDefault: boolean,
  path: string,
): void {
  if (isAllowed(variable, location, locationHasDefault)) return;
  throw fault(
    'validation-failed',
    `variable '${variable.name}' is declared as '${variable.typeText}', but used where '${String(location)}' is expected`,
    path,
  );
}

function isAllowed(variable: VariableDeclaration, location: GraphQLType, locationHasDefault: boolean): boolean {
  if (isNonNullType(location) && variable.isNullable && !locationHasDefault && variable.defaultValue === null) {
    return false;
  }
  return isCompatible(nullable(variable.type), isNonNullType(location) ? location.ofType : location);
}

/** Whether values of the variable's type fit; both outermost non-null marks are gone. */
function isCompatible(variable: TypeNode, location: GraphQLType): boolean {
  if (variable.kind === Kind.LIST_TYPE) {
    if (!isListType(location)) return false;
    const item: GraphQLType = location.ofType;
    if (isNonNullType(item) && variable.type.kind !== Kind.NON_NULL_TYPE) return false;
    return isCompatible(nullable(variable.type), isNonNullType(item) ? item.ofType : item);
  }
  return variable.kind === Kind.NAMED_TYPE && !isListType(location) && variable.name.value === String(location);
}

function nullable(type: TypeNode): TypeNode {
  return type.kind === Kind.NON_NULL_TYPE ? type.type : type;
}
