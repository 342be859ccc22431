import type { Catalog, CatalogFunction, CatalogTable } from '../catalog/catalog.ts';
import { HasuraError } from '../metadata/hasura-error.ts';
import type { NamingConvention } from '../metadata/metadata.ts';
import { displayName, qualifiedKey, type QualifiedName } from '../metadata/qualified-name.ts';
import type { ComputedFieldMetadata } from '../metadata/table-metadata.ts';
import { buildArguments } from './build-arguments.ts';
import type { ComputedField } from './computed-field.ts';
import { describeReasons } from './fault-list.ts';
import { isGraphqlName } from './identifier.ts';
import { requiredFunction } from './required-function.ts';

/** Where the computed field stands. */
export interface ComputedFieldContext {
  readonly table: CatalogTable;
  readonly catalog: Catalog;
  readonly trackedTables: ReadonlySet<string>;
  readonly convention: NamingConvention;
}

/** @throws HasuraError with all reasons why the function can't compute a field of the table */
export function buildComputedField(field: ComputedFieldMetadata, context: ComputedFieldContext): ComputedField {
  const called = requiredFunction(context.catalog, field.definition.function);
  const positions = findPositions(field, called);
  const reasons = [
    ...nameReasons(field),
    ...functionReasons(called, context),
    ...rowReasons(field, called, positions.row, context.table),
    ...sessionReasons(field, called, positions.session),
  ];
  if (reasons.length > 0) throw cannotBeAdded(field, context.table, reasons);
  const { row, session } = positions;
  return {
    name: field.name,
    function: field.definition.function,
    ...buildArguments(called, { row, session }, context.convention),
    returns: returnedBy(called, context.trackedTables),
    comment: field.comment ?? called.comment,
  };
}

function findPositions(
  { definition }: ComputedFieldMetadata,
  called: CatalogFunction,
): { readonly row: number; readonly session: number | null } {
  const position = (name: string) => called.arguments.findIndex((argument) => argument.name === name);
  return {
    row: definition.table_argument === null ? 0 : position(definition.table_argument),
    session: definition.session_argument === null ? null : position(definition.session_argument),
  };
}

function nameReasons({ name }: ComputedFieldMetadata): readonly string[] {
  return isGraphqlName(name) ? [] : [`"${name}" is not a valid GraphQL name`];
}

function functionReasons(called: CatalogFunction, { trackedTables }: ComputedFieldContext): readonly string[] {
  const name = displayName(called);
  const reasons: string[] = [];
  if (called.isVariadic) reasons.push(`the function "${name}" is variadic`);
  if (called.volatility === 'volatile') {
    reasons.push(`the function "${name}" is of type VOLATILE; cannot be added as a computed field`);
  }
  if (called.returnsSet && called.returnTable === null) {
    reasons.push(`the function "${name}" returning set of type "${called.returnType.name}" is not of COMPOSITE type`);
  }
  const { returnTable } = called;
  if (called.returnsSet && returnTable !== null && !trackedTables.has(qualifiedKey(returnTable))) {
    reasons.push(
      `the function "${name}" returning set of table "${displayName(returnTable)}" is not tracked or not found in database`,
    );
  }
  return reasons;
}

function rowReasons(
  { definition }: ComputedFieldMetadata,
  called: CatalogFunction,
  position: number,
  table: QualifiedName,
): readonly string[] {
  const name = displayName(called);
  const argument = called.arguments[position];
  if (argument === undefined) {
    return definition.table_argument === null
      ? [`the function "${name}" has no input arguments`]
      : [`"${definition.table_argument}" is not an input argument of the function "${name}"`];
  }
  const place = definition.table_argument === null ? 'first argument' : `"${definition.table_argument}" argument`;
  if (argument.rowOf !== null && qualifiedKey(argument.rowOf) === qualifiedKey(table)) return [];
  const { schema, name: typeName } = argument.type;
  return [
    ...(argument.rowOf === null ? [`${place} of the function "${name}" is not COMPOSITE type`] : []),
    `${place} of the function "${name}" of type "${schema}.${typeName}" is not the table to which the computed field is being added`,
  ];
}

function sessionReasons(
  { definition }: ComputedFieldMetadata,
  called: CatalogFunction,
  position: number | null,
): readonly string[] {
  if (position === null) return [];
  const name = displayName(called);
  const argument = called.arguments[position];
  const given = definition.session_argument ?? '';
  if (argument === undefined) return [`"${given}" is not an input argument of the function "${name}"`];
  if (['json', 'jsonb'].includes(argument.type.name)) return [];
  return [`"${given}" argument of the function "${name}" is not of type JSON`];
}

function cannotBeAdded(field: ComputedFieldMetadata, table: QualifiedName, reasons: readonly string[]): HasuraError {
  const message = `the computed field "${field.name}" cannot be added to table "${displayName(table)}" ${describeReasons(reasons)}`;
  return new HasuraError({ code: 'not-supported', message });
}

function returnedBy(called: CatalogFunction, trackedTables: ReadonlySet<string>): ComputedField['returns'] {
  const { returnTable } = called;
  if (returnTable === null) return { kind: 'scalar', type: called.returnType };
  const table = qualifiedKey(returnTable);
  if (!called.returnsSet || !trackedTables.has(table)) return { kind: 'scalar', type: called.returnType };
  return { kind: 'table', table, isSet: true };
}
