import type { FunctionConfiguration, FunctionMetadata } from './function-metadata.ts';
import type { JsonPlace } from './json-place.ts';
import { readGraphqlName, readList, readQualifiedName } from './read-table-metadata.ts';

/** One entry of a source's `functions`. */
export function readFunctionMetadata(place: JsonPlace): FunctionMetadata {
  const configuration = place.optional('configuration');
  return {
    function: readQualifiedName(place.key('function')),
    configuration: configuration === undefined ? emptyFunctionConfiguration : readFunctionConfiguration(configuration),
    permissions: readList(place.optional('permissions'), (one) => ({ role: one.key('role').nonEmptyString() })),
    comment: place.optional('comment')?.string() ?? null,
  };
}

/** The configuration of a function nothing is configured for. */
export const emptyFunctionConfiguration: FunctionConfiguration = {
  custom_name: null,
  custom_root_fields: { function: null, function_aggregate: null },
  session_argument: null,
  exposed_as: null,
};

export function readFunctionConfiguration(place: JsonPlace): FunctionConfiguration {
  const rootFields = place.optional('custom_root_fields');
  return {
    custom_name: readGraphqlName(place.optional('custom_name')),
    custom_root_fields: {
      function: readGraphqlName(rootFields?.optional('function')),
      function_aggregate: readGraphqlName(rootFields?.optional('function_aggregate')),
    },
    session_argument: place.optional('session_argument')?.string() ?? null,
    exposed_as:
      place
        .optional('exposed_as')
        ?.word(['query', 'mutation'] as const, 'exposed_as must be one of "query" or "mutation"') ?? null,
  };
}
