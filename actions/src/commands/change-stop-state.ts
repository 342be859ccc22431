import { z } from 'zod';
import type { Command } from './command.ts';
import { stopAtVersion } from './fields.ts';

const stateRule = 'Choose one of the PackML states.';

/** Says in which state equipment stood still. */
export const changeStopState: Command = {
  name: 'change_stop_state',
  input: stopAtVersion.extend({ state: z.int(stateRule).min(1, stateRule).max(32_767, stateRule) }),
};
