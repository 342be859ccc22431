import { z } from 'zod';
import type { Command } from './command.ts';
import { clearable, flag, jsonObject, moreThanNothing, optional, rowId, version } from './fields.ts';

/** Changes how a topic is read, or retires it. */
export const changeSource: Command = {
  name: 'change_source',
  input: z.object({
    sourceId: rowId('a source'),
    equipmentId: optional(rowId('equipment')),
    stateMap: clearable(jsonObject('A state map')),
    metricMap: optional(jsonObject('A metric map')),
    counterMaximum: clearable(moreThanNothing('The counter maximum')),
    maximumRatePerMin: clearable(moreThanNothing('The maximum rate')),
    active: optional(flag('active')),
    version,
  }),
};
