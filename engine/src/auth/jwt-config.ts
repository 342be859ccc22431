import { createPublicKey, createSecretKey, type KeyObject } from 'node:crypto';
import { isJsonObject, type Json, type JsonObject } from '../metadata/json.ts';
import { JsonPlace } from '../metadata/json-place.ts';

/** `HASURA_GRAPHQL_JWT_SECRET`, read. */
export interface JwtConfig {
  readonly key: JwtKey;
  readonly claims: ClaimsConfig;
  readonly audience: readonly string[] | null;
  readonly issuer: string | null;
  readonly allowedSkewSeconds: number;
  readonly header: JwtHeader;
}

export type JwtKey =
  | { readonly kind: 'key'; readonly key: KeyObject; readonly algorithms: readonly string[] }
  | { readonly kind: 'url'; readonly url: string };

export type JwtHeader =
  | { readonly kind: 'authorization' }
  | { readonly kind: 'cookie'; readonly name: string }
  | { readonly kind: 'custom'; readonly name: string };

export type ClaimsConfig =
  | { readonly kind: 'namespace'; readonly place: ClaimsPlace; readonly isStringified: boolean }
  | { readonly kind: 'map'; readonly map: Readonly<Record<string, ClaimSource>> };

export type ClaimsPlace =
  { readonly kind: 'key'; readonly key: string } | { readonly kind: 'path'; readonly path: string };

export type ClaimSource =
  | { readonly kind: 'literal'; readonly value: Json }
  | { readonly kind: 'path'; readonly path: string; readonly default: Json | undefined };

const defaultNamespace = 'https://hasura.io/jwt/claims';

/** @throws HasuraError or Error saying what is wrong with the configuration */
export function readJwtConfig(text: string): JwtConfig {
  // Whatever JSON.parse answers is JSON.
  const place = new JsonPlace(JSON.parse(text) as Json);
  return {
    key: readKey(place),
    claims: readClaims(place),
    audience: readAudience(place.optional('audience')),
    issuer: place.optional('issuer')?.string() ?? null,
    allowedSkewSeconds: place.optional('allowed_skew')?.integer() ?? 0,
    header: readHeader(place.optional('header')),
  };
}

function readKey(place: JsonPlace): JwtKey {
  const url = place.optional('jwk_url')?.string();
  if (url !== undefined) return { kind: 'url', url };
  const type = place.key('type').string();
  const key = place.key('key').string();
  if (/^HS(256|384|512)$/.test(type)) {
    return { kind: 'key', key: createSecretKey(Buffer.from(key, 'utf8')), algorithms: ['HS256', 'HS384', 'HS512'] };
  }
  const algorithms = publicKeyAlgorithms[type];
  if (algorithms === undefined) throw place.key('type').fault(`Key type: "${type}" is not supported`);
  return { kind: 'key', key: createPublicKey(key), algorithms };
}

const rsa = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'];

const publicKeyAlgorithms: Readonly<Record<string, readonly string[] | undefined>> = {
  RS256: rsa,
  RS384: rsa,
  RS512: rsa,
  PS256: rsa,
  PS384: rsa,
  PS512: rsa,
  ES256: ['ES256'],
  ES384: ['ES384'],
  ES512: ['ES512'],
  Ed25519: ['EdDSA', 'Ed25519'],
};

function readClaims(place: JsonPlace): ClaimsConfig {
  const map = place.optional('claims_map');
  if (map !== undefined) {
    return {
      kind: 'map',
      map: Object.fromEntries(map.entries().map(([name, one]) => [name.toLowerCase(), readSource(one)])),
    };
  }
  const path = place.optional('claims_namespace_path')?.string();
  const key = place.optional('claims_namespace')?.string() ?? defaultNamespace;
  return {
    kind: 'namespace',
    place: path === undefined ? { kind: 'key', key } : { kind: 'path', path },
    isStringified: place.optional('claims_format')?.string() === 'stringified_json',
  };
}

function readSource(place: JsonPlace): ClaimSource {
  if (!isJsonObject(place.value)) return { kind: 'literal', value: place.value };
  const object: JsonObject = place.value;
  return { kind: 'path', path: place.key('path').string(), default: object['default'] };
}

function readAudience(place: JsonPlace | undefined): readonly string[] | null {
  if (place === undefined) return null;
  return typeof place.value === 'string' ? [place.value] : place.list().map((one) => one.string());
}

function readHeader(place: JsonPlace | undefined): JwtHeader {
  if (place === undefined) return { kind: 'authorization' };
  const type = place.key('type').string();
  if (type === 'Cookie') return { kind: 'cookie', name: place.key('name').string() };
  if (type === 'CustomHeader') return { kind: 'custom', name: place.key('name').string().toLowerCase() };
  return { kind: 'authorization' };
}
