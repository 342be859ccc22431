import type { Catalog, CatalogFunction } from '../catalog/catalog.ts';
import type { FunctionMetadata } from '../metadata/function-metadata.ts';
import { HasuraError } from '../metadata/hasura-error.ts';
import { displayName, qualifiedKey, type QualifiedName } from '../metadata/qualified-name.ts';
import { buildArguments } from './build-arguments.ts';
import { describeReasons } from './fault-list.ts';
import type { TrackedFunction } from './function.ts';
import {
  affixRootField,
  customIdentifier,
  derive,
  isGraphqlName,
  joinFieldName,
  type Identifier,
  type SourceNaming,
} from './identifier.ts';
import { qualifiedIdentifier } from './qualified-identifier.ts';
import { requiredFunction } from './required-function.ts';

/** Where functions are tracked. */
export interface FunctionContext {
  readonly sourceName: string;
  readonly catalog: Catalog;
  readonly trackedTables: ReadonlySet<string>;
  readonly naming: SourceNaming;
  readonly infersPermissions: boolean;
}

/** @throws HasuraError with all reasons why the function can't be tracked */
export function buildFunction(metadata: FunctionMetadata, context: FunctionContext): TrackedFunction {
  const called = requiredFunction(context.catalog, metadata.function);
  const { configuration } = metadata;
  const session = sessionPosition(called, configuration.session_argument);
  const reasons = trackingReasons(called, metadata, session);
  if (reasons.length > 0) {
    const message = `the function "${displayName(called)}" cannot be tracked ${describeReasons(reasons)}`;
    throw new HasuraError({ code: 'not-supported', message });
  }
  const identifier =
    configuration.custom_name === null ? qualifiedIdentifier(called) : customIdentifier(configuration.custom_name);
  const exposedAs = configuration.exposed_as ?? (called.volatility === 'volatile' ? 'mutation' : 'query');
  return {
    schema: called.schema,
    name: called.name,
    key: qualifiedKey(called),
    sourceName: context.sourceName,
    identifier,
    isInSchema: isGraphqlName(joinFieldName(context.naming.convention, identifier)),
    exposedAs,
    volatility: called.volatility,
    returnTable: requiredReturnTable(called, context.trackedTables),
    returnsSet: called.returnsSet,
    ...buildArguments(called, { row: null, session }, context.naming.convention),
    rootFields: functionRootFields(metadata, identifier, context.naming),
    permittedRoles: new Set(metadata.permissions.map(({ role }) => role)),
    infersPermission: exposedAs === 'query' && context.infersPermissions,
    comment: metadata.comment ?? called.comment,
  };
}

function sessionPosition(called: CatalogFunction, name: string | null): number | null {
  return name === null ? null : called.arguments.findIndex((argument) => argument.name === name);
}

function trackingReasons(
  called: CatalogFunction,
  { configuration }: FunctionMetadata,
  session: number | null,
): readonly string[] {
  const reasons: string[] = [];
  if (called.isVariadic) reasons.push('function with "VARIADIC" parameters are not supported');
  if (called.returnTable === null) {
    reasons.push(
      called.returnType.kind === 'composite'
        ? 'the function does not return a table'
        : 'the function does not return a "COMPOSITE" type',
    );
  }
  if (configuration.exposed_as === 'mutation' && called.volatility !== 'volatile') {
    reasons.push(
      'the function was requested to be exposed as a mutation, but is not marked VOLATILE. ' +
        'Maybe the function was given the wrong volatility when it was defined?',
    );
  }
  if (session !== null) reasons.push(...sessionReasons(called, session, configuration.session_argument ?? ''));
  const unspeakable = called.arguments.filter(({ name }) => name !== '' && !isGraphqlName(name));
  if (unspeakable.length > 0) {
    const list = unspeakable.map(({ name }) => `"${name}"`).join(', ');
    reasons.push(`the function arguments ${list} are not in compliance with GraphQL spec`);
  }
  return reasons;
}

function sessionReasons(called: CatalogFunction, position: number, name: string): readonly string[] {
  const argument = called.arguments[position];
  if (argument === undefined) return [`given session argument "${name}" not the input argument of the function`];
  if (['json', 'jsonb'].includes(argument.type.name)) return [];
  return [`given session argument "${name}" is not of type json`];
}

function requiredReturnTable({ returnTable }: CatalogFunction, trackedTables: ReadonlySet<string>): string {
  const key = returnTable === null ? '' : qualifiedKey(returnTable);
  if (!trackedTables.has(key)) {
    const name: QualifiedName = returnTable ?? { schema: 'public', name: '' };
    throw new HasuraError({ code: 'not-exists', message: `table "${displayName(name)}" is not tracked` });
  }
  return key;
}

function functionRootFields(
  { configuration: { custom_root_fields: custom } }: FunctionMetadata,
  identifier: Identifier,
  naming: SourceNaming,
): TrackedFunction['rootFields'] {
  const plain = custom.function ?? joinFieldName(naming.convention, identifier);
  const aggregate = custom.function_aggregate ?? joinFieldName(naming.convention, derive(identifier, 'aggregate'));
  return {
    function: { name: affixRootField(naming, plain), comment: null },
    function_aggregate: { name: affixRootField(naming, aggregate), comment: null },
  };
}
