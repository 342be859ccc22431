import { z } from 'zod';
import { newPin } from '../sign-in/secret-rules.ts';
import type { Command } from './command.ts';
import { userId } from './user-fields.ts';

const input = z.object({ userId, pin: newPin.nullish() });

/** Gives a user another PIN for shared terminals; without one, takes it away. */
export const setUserPin: Command = {
  name: 'set_user_pin',
  input,
  seal: async (given, hasher) => {
    const { pin, ...user } = input.parse(given);
    return { input: { ...user, ...(pin ? { secret: await hasher.hash(pin) } : {}) } };
  },
};
