import { z } from 'zod';
import type { Command } from './command.ts';
import { instant, note, rowId } from './fields.ts';

/** Adds a stop that a person saw. */
export const addManualStop: Command = {
  name: 'add_manual_stop',
  input: z.object({
    equipmentId: rowId('equipment'),
    startedAt: instant('the start'),
    endedAt: instant('the end').nullish(),
    reasonId: rowId('a reason').nullish(),
    note,
  }),
};
