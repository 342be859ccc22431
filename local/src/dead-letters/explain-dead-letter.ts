import { nextSteps } from '@andon/ingest';
import type { Client } from 'pg';
import { PlainError } from '../plain-error.ts';
import { readSql } from '../read-sql.ts';

const find = readSql(import.meta.url, 'find-dead-letter.sql');
const shownBytes = 1_024;

/** The columns of the statement. */
interface Letter {
  readonly received_at: Date;
  readonly topic: string;
  readonly payload: Buffer;
  readonly reason: string;
  readonly detail: string;
  readonly source: string | null;
  readonly suppressed: number;
  readonly replay_requested_at: Date | null;
  readonly replayed_at: Date | null;
}

/**
 * Prints what a dead letter holds, why it was refused and what to do.
 * @throws {PlainError} when there is no such letter.
 */
export async function explainDeadLetter(client: Client, id: number, print: (line: string) => void): Promise<number> {
  const { rows } = await client.query<Letter>(find, [id]);
  const [letter] = rows;
  if (letter === undefined)
    throw new PlainError(`There is no dead letter ${id}: npm run dead-letters -- list shows them.`);
  print(letter.detail);
  print(nextStepOf(letter.reason));
  print(`received  ${letter.received_at.toISOString()} on ${letter.topic}`);
  print(
    `source    ${letter.source ?? 'unknown'}${letter.suppressed > 0 ? `, after ${letter.suppressed} like it` : ''}`,
  );
  print(`state     ${stateOf(letter)}`);
  print(`payload   ${letter.payload.length} bytes: ${showPayload(letter.payload)}`);
  return 0;
}

function nextStepOf(reason: string): string {
  const steps: Readonly<Record<string, string>> = nextSteps;
  return steps[reason] ?? 'Mend the cause; then take the letter again.';
}

function stateOf({ replayed_at, replay_requested_at }: Letter): string {
  if (replayed_at !== null) return `landed when it was taken again, ${replayed_at.toISOString()}`;
  return replay_requested_at === null ? 'refused' : 'about to be taken again';
}

/** As text where it is one, in hexadecimal otherwise. */
function showPayload(payload: Buffer): string {
  const shown = payload.subarray(0, shownBytes);
  const text = shown.toString('utf8');
  const isText = !/[^\P{C}\t\r\n]|\uFFFD/u.test(text);
  return `${isText ? text : shown.toString('hex')}${payload.length > shownBytes ? '…' : ''}`;
}
