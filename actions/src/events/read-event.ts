import { z } from 'zod';
import { Refusal } from '../server/refusal.ts';

const eventSchema = z.object({
  event: z.object({ data: z.object({ new: z.record(z.string(), z.unknown()) }) }),
  delivery_info: z.object({ current_retry: z.number(), max_retries: z.number() }),
});

/** What Hasura tells of a row that was inserted. */
export interface InsertEvent {
  readonly row: Readonly<Record<string, unknown>>;
  /** Whether Hasura will not tell it again, whatever is answered. */
  readonly isLastAttempt: boolean;
}

/** @throws {Refusal} when a body isn't one that Hasura sends for an inserted row */
export function readEvent(body: unknown): InsertEvent {
  const parsed = eventSchema.safeParse(body);
  if (!parsed.success) {
    throw new Refusal({
      status: 400,
      code: 'invalid-input',
      message: 'The body is not that of an event of an inserted row.',
    });
  }
  const { event, delivery_info: told } = parsed.data;
  return { row: event.data.new, isLastAttempt: told.current_retry >= told.max_retries };
}
