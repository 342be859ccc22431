import type { RequestHeaders } from '../auth/request-headers.ts';

/** What came with a request beside its body, and what goes back beside the answer. */
export interface ClientContext {
  readonly headers: RequestHeaders;
  /** `Set-Cookie` of the handlers that were asked; they add to it. */
  readonly cookies: string[];
}

/** A client that sent `headers`. */
export function clientContext(headers: RequestHeaders = {}): ClientContext {
  return { headers, cookies: [] };
}
