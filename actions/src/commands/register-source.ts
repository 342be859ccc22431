import { z } from 'zod';
import type { Command } from './command.ts';
import { clearable, jsonObject, moreThanNothing, optional, rowId, text } from './fields.ts';

/** Lets a topic feed equipment, and takes the messages that came before. */
export const registerSource: Command = {
  name: 'register_source',
  input: z.object({
    sourceTopic: text('a topic', 1_000),
    equipmentId: rowId('equipment'),
    stateMap: clearable(jsonObject('A state map')),
    metricMap: optional(jsonObject('A metric map')),
    counterMaximum: clearable(moreThanNothing('The counter maximum')),
    maximumRatePerMin: clearable(moreThanNothing('The maximum rate')),
  }),
};
