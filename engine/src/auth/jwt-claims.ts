import { HasuraError } from '../metadata/hasura-error.ts';
import { isJsonObject, type Json, type JsonObject } from '../metadata/json.ts';
import { jsonPathValue } from './json-path-value.ts';
import type { ClaimsConfig } from './jwt-config.ts';

export interface HasuraClaims {
  readonly allowedRoles: readonly string[];
  readonly defaultRole: string;
  /** Other `x-hasura-*` claims as session variables. */
  readonly variables: ReadonlyMap<string, string>;
}

/** @throws HasuraError jwt-missing-role-claims, jwt-invalid-claims */
export function readClaims(payload: JsonObject, config: ClaimsConfig): HasuraClaims {
  const claims = config.kind === 'map' ? mapClaims(payload, config) : namespaceClaims(payload, config);
  return {
    allowedRoles: readAllowedRoles(claims.get('x-hasura-allowed-roles')),
    defaultRole: readDefaultRole(claims.get('x-hasura-default-role')),
    variables: new Map(
      [...claims]
        .filter(([name]) => name !== 'x-hasura-allowed-roles' && name !== 'x-hasura-default-role')
        .map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
    ),
  };
}

function namespaceClaims(payload: JsonObject, config: Extract<ClaimsConfig, { kind: 'namespace' }>): Map<string, Json> {
  const { place, isStringified } = config;
  const found = place.kind === 'key' ? payload[place.key] : jsonPathValue(payload, place.path);
  if (found === undefined) {
    const message =
      place.kind === 'key'
        ? `claims key: '${place.key}' not found`
        : `claims not found at claims_namespace_path: '${place.path}'`;
    throw new HasuraError({ code: 'jwt-invalid-claims', message });
  }
  return hasuraClaims(isStringified ? parseStringified(found) : found);
}

function parseStringified(value: Json): Json {
  if (typeof value !== 'string') {
    throw invalidClaims(`expecting a string when claims_format is stringified_json; ${describe(value)}`);
  }
  try {
    return JSON.parse(value) as Json;
  } catch {
    throw invalidClaims(`expecting a string when claims_format is stringified_json; ${value}`);
  }
}

function hasuraClaims(value: Json): Map<string, Json> {
  if (!isJsonObject(value)) {
    throw invalidClaims('expecting a json object when claims_format is json');
  }
  return new Map(
    Object.entries(value)
      .map(([name, one]) => [name.toLowerCase(), one] as const)
      .filter(([name]) => name.startsWith('x-hasura-')),
  );
}

function mapClaims(payload: JsonObject, { map }: Extract<ClaimsConfig, { kind: 'map' }>): Map<string, Json> {
  const claims = new Map<string, Json>();
  for (const [name, source] of Object.entries(map)) {
    const value = source.kind === 'literal' ? source.value : (jsonPathValue(payload, source.path) ?? source.default);
    if (value === undefined) {
      const path = source.kind === 'path' ? source.path : '';
      throw invalidClaims(`JWT claim from claims_map, '${name}', not found at path '${path}'`);
    }
    claims.set(name, value);
  }
  return claims;
}

function readAllowedRoles(value: Json | undefined): readonly string[] {
  if (value === undefined) {
    throw new HasuraError({
      code: 'jwt-missing-role-claims',
      message: 'JWT claim does not contain x-hasura-allowed-roles',
    });
  }
  if (!Array.isArray(value)) {
    throw notRoles(`parsing [] failed, expected Array, but encountered ${describe(value)}`);
  }
  return (value as readonly Json[]).map((role) => {
    if (typeof role === 'string') return role;
    throw notRoles(`parsing Text failed, expected String, but encountered ${describe(role)}`);
  });
}

function notRoles(reason: string): HasuraError {
  return invalidClaims(`invalid x-hasura-allowed-roles; should be a list of roles: ${reason}`);
}

function readDefaultRole(value: Json | undefined): string {
  if (value === undefined) {
    throw new HasuraError({
      code: 'jwt-missing-role-claims',
      message: 'JWT claim does not contain x-hasura-default-role',
    });
  }
  if (typeof value !== 'string') {
    throw invalidClaims(
      `invalid x-hasura-default-role; should be a role: parsing Text failed, expected String, but encountered ${describe(value)}`,
    );
  }
  return value;
}

function invalidClaims(message: string): HasuraError {
  return new HasuraError({ code: 'jwt-invalid-claims', message });
}

function describe(value: Json): string {
  if (value === null) return 'Null';
  if (Array.isArray(value)) return 'Array';
  const word = typeof value;
  return word.charAt(0).toUpperCase() + word.slice(1);
}
