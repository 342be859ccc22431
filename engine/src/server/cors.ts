import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Settings } from '../settings.ts';

type IsAllowed = (origin: string) => boolean;

/** The origins that `HASURA_GRAPHQL_CORS_DOMAIN` allows: all, or a list in which `*.` stands for any subdomain. */
export function corsPolicy(settings: Settings): IsAllowed {
  if (settings.HASURA_GRAPHQL_DISABLE_CORS) return () => false;
  const domains = settings.HASURA_GRAPHQL_CORS_DOMAIN.split(',').map((domain) => domain.trim().replace(/\/$/, ''));
  if (domains.includes('*')) return () => true;
  const patterns = domains.map(
    (domain) => new RegExp(`^${domain.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^./]+')}$`),
  );
  return (origin) => patterns.some((pattern) => pattern.test(origin));
}

/** Adds the headers an allowed origin needs. */
export function addCorsHeaders(request: IncomingMessage, response: ServerResponse, isAllowed: IsAllowed): void {
  const { origin } = request.headers;
  if (origin === undefined || !isAllowed(origin)) return;
  response.setHeader('Access-Control-Allow-Origin', origin);
  response.setHeader('Access-Control-Allow-Credentials', 'true');
  response.setHeader('Access-Control-Allow-Methods', 'GET,POST,PUT,PATCH,DELETE,OPTIONS');
  response.setHeader('Access-Control-Expose-Headers', 'X-Request-Id');
  const asked = request.headers['access-control-request-headers'];
  if (request.method !== 'OPTIONS') return;
  response.setHeader('Access-Control-Max-Age', '1728000');
  if (asked !== undefined) response.setHeader('Access-Control-Allow-Headers', asked);
}
