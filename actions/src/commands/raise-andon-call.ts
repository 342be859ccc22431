import { z } from 'zod';
import type { Command } from './command.ts';
import { andonKinds } from './andon-fields.ts';
import { choice, note, rowId } from './fields.ts';

/** Calls for help at a piece of equipment. */
export const raiseAndonCall: Command = {
  name: 'raise_andon_call',
  input: z.object({
    equipmentId: rowId('equipment'),
    kind: choice('what is needed', andonKinds),
    note,
  }),
};
