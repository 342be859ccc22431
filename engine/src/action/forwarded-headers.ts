import { ownHeaders, type RequestHeaders } from '../auth/request-headers.ts';
import type { ActionDefinition } from '../metadata/action-metadata.ts';
import type { HeaderList } from '../webhook/resolve-webhook.ts';

/** What only two neighbours on the way of a request may say to each other. */
const hopHeaders = /^(transfer-encoding|upgrade|keep-alive|te|trailer|proxy-.*|sec-websocket-.*)$/;

/** What a handler is told that came with the client's request, for actions that forward it. */
export function forwardedHeaders(
  { forward_client_headers: forwards, ignored_client_headers: ignored }: ActionDefinition,
  headers: RequestHeaders,
): HeaderList {
  if (!forwards) return [];
  const dropped = new Set(ignored.map((name) => name.toLowerCase()));
  const kept = Object.entries(headers).filter((entry): entry is [string, string] => {
    const [name, value] = entry;
    return value !== undefined && !ownHeaders.has(name) && !hopHeaders.test(name) && !dropped.has(name);
  });
  const { host, 'user-agent': userAgent } = headers;
  return [
    ...kept,
    ...(host === undefined ? [] : [['X-Forwarded-Host', host] as const]),
    ...(userAgent === undefined ? [] : [['X-Forwarded-User-Agent', userAgent] as const]),
  ];
}
