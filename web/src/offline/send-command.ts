import type { Client, CombinedError } from '@urql/core';
import type { Answer, QueuedCommand } from './queued-command.ts';

/** Answers that are the server's last word. Others, such as that a handler is away or a session has ended, may change by themselves. */
const refusals = [
  'invalid-input',
  'permission-denied',
  'not-found',
  'conflict',
  'idempotency-key-reused',
  'validation-failed',
  'parse-failed',
];

/** Sends a command once. */
export async function sendCommand(client: Client, { mutation, variables }: QueuedCommand): Promise<Answer> {
  const { data, error } = await client.mutation<unknown>(mutation, { ...variables }).toPromise();
  if (error === undefined) return { kind: 'done', data };
  return answerOf(error);
}

function answerOf({ graphQLErrors }: CombinedError): Answer {
  const [first] = graphQLErrors;
  const code = first?.extensions['code'];
  if (first === undefined || typeof code !== 'string' || !refusals.includes(code)) return { kind: 'unreachable' };
  return { kind: 'refused', refusal: { code, message: first.message } };
}
