import type { Session } from '../auth/session.ts';
import type { Asked } from '../live/cohort.ts';
import type { Json, JsonObject } from '../metadata/json.ts';

/** Kinds of lines that this engine writes, of those that Hasura has. */
export type LogType =
  'startup' | 'http-log' | 'query-log' | 'websocket-log' | 'webhook-log' | 'jwk-refresh-log' | 'livequery-poller-log';

/** Writes lines in Hasura's format, `{timestamp, level, type, detail}`, of the kinds that are switched on. */
export class RequestLog {
  readonly #enabled: ReadonlySet<string>;
  readonly #write: (line: string) => void;

  constructor(enabled: readonly string[], write: (line: string) => void) {
    this.#enabled = new Set(enabled);
    this.#write = write;
  }

  isOn(type: LogType): boolean {
    return this.#enabled.has(type);
  }

  write(type: LogType, level: 'info' | 'error', detail: JsonObject): void {
    if (!this.isOn(type)) return;
    this.#write(`${JSON.stringify({ timestamp: new Date().toISOString(), level, type, detail })}\n`);
  }
}

/** What a line says of an answered request. */
export interface AnsweredRequest {
  readonly requestId: string;
  readonly session: Session | undefined;
  readonly method: string;
  readonly url: string;
  readonly httpVersion: string;
  readonly address: string;
  readonly status: number;
  readonly contentEncoding: string | null;
  readonly responseBytes: number;
  readonly seconds: number;
}

/** The `detail` of an `http-log`. */
export function httpLogDetail(request: AnsweredRequest): JsonObject {
  const { requestId, session, status, seconds } = request;
  return {
    operation: {
      user_vars: session === undefined ? null : userVariables(session),
      request_id: requestId,
      response_size: request.responseBytes,
      query_execution_time: seconds,
    },
    request_id: requestId,
    http_info: {
      status,
      http_version: `HTTP/${request.httpVersion}`,
      url: request.url,
      ip: request.address,
      method: request.method,
      content_encoding: request.contentEncoding,
    },
  };
}

/** The `detail` of a `livequery-poller-log`, and besides whether it follows changes. */
export function pollerLogDetail(asked: Asked): JsonObject {
  return {
    poller_id: asked.pollerId,
    kind: asked.kind,
    execution_batches: [{ batch_id: 0, batch_size: asked.batchSize, pg_execution_time: asked.seconds }],
    subscriber_count: asked.batchSize,
    total_time: asked.seconds,
    source: asked.sourceName,
    generated_sql: asked.statement,
    is_followed: asked.isFollowed,
  };
}

function userVariables({ variables }: Session): Json {
  return Object.fromEntries(variables);
}
