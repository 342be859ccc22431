import type { JsonObject } from '../metadata/json.ts';

/** Hears what was asked of others to know who sends a request, in the words of Hasura's log. */
export interface AuthLog {
  write(type: 'webhook-log' | 'jwk-refresh-log', level: 'info' | 'error', detail: JsonObject): void;
}
