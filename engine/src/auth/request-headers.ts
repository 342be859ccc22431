/** Headers by lower-case name, as node:http gives them, or those of a WebSocket's first message. */
export type RequestHeaders = Readonly<Record<string, string | undefined>>;

const secretHeaders = ['x-hasura-admin-secret', 'x-hasura-access-key'];

/** The admin secret that was sent, if any. */
export function sentSecret(headers: RequestHeaders): string | undefined {
  return headers['x-hasura-admin-secret'] ?? headers['x-hasura-access-key'];
}

/** The session variables among the headers: every `x-hasura-*` but the secrets. */
export function headerVariables(headers: RequestHeaders): Map<string, string> {
  const variables = new Map<string, string>();
  for (const name of Object.keys(headers)) {
    const lower = name.toLowerCase();
    const value = headers[name];
    if (value !== undefined && lower.startsWith('x-hasura-') && !secretHeaders.includes(lower)) {
      variables.set(lower, value);
    }
  }
  return variables;
}

/** Headers that are about the client's own connection and body, so that webhooks are not sent them. */
export const ownHeaders: ReadonlySet<string> = new Set([
  'content-length',
  'content-md5',
  'user-agent',
  'host',
  'origin',
  'referer',
  'accept',
  'accept-encoding',
  'accept-language',
  'accept-datetime',
  'cache-control',
  'connection',
  'dnt',
  'content-type',
]);
