import { z } from 'zod';
import type { Command } from './command.ts';
import { optional, rowId, someOf, text } from './fields.ts';

/** Has messages taken again that were refused. */
export const replayRefused: Command = {
  name: 'replay_refused',
  input: z
    .object({
      ids: optional(someOf(rowId('a message'), 'a message')),
      reason: optional(text('a reason')),
      source: optional(text('a source', 1_000)),
    })
    .refine(({ ids, reason, source }) => (ids ?? reason ?? source) !== undefined, {
      path: ['ids'],
      error: 'Say which messages: by ids, reason or source.',
    }),
};
