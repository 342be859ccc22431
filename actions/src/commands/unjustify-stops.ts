import { z } from 'zod';
import type { Command } from './command.ts';
import { someOf, stopAtVersion } from './fields.ts';

/** Takes the reasons away that people gave to stops. */
export const unjustifyStops: Command = {
  name: 'unjustify_stops',
  input: z.object({ stops: someOf(stopAtVersion, 'a stop') }),
};
