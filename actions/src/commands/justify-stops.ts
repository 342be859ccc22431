import { z } from 'zod';
import type { Command } from './command.ts';
import { note, rowId, version } from './fields.ts';

/** As many as a person marks in a list. */
const mostStops = 200;

const stop = z.object({
  stopId: rowId('a stop'),
  reasonId: rowId('a reason'),
  machinePart: z
    .string('A machine part is text.')
    .trim()
    .min(1)
    .max(200, 'A machine part has at most 200 characters.')
    .nullish(),
  note,
  version,
});

/** Says why equipment stood still, of one stop or of many at once. */
export const justifyStops: Command = {
  name: 'justify_stops',
  input: z.object({
    stops: z.array(stop).min(1, 'Choose a stop.').max(mostStops, `Choose at most ${mostStops} stops at once.`),
  }),
};
