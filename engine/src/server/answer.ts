import type { Session } from '../auth/session.ts';

/** What a handler answers; headers that every answer has are added when it is sent. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  /** @defaultValue JSON */
  readonly contentType?: string;
  readonly cookies?: readonly string[];
  /** Whose request was answered, for the log. */
  readonly session?: Session | undefined;
  /** Where to go instead. */
  readonly location?: string;
}

export function jsonAnswer(status: number, value: unknown, cookies: readonly string[] = []): Answer {
  return { status, body: JSON.stringify(value), cookies };
}

export function textAnswer(status: number, body: string): Answer {
  return { status, body, contentType: 'text/plain; charset=utf-8' };
}
