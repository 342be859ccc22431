import { z } from 'zod';
import { newPassword } from '../sign-in/secret-rules.ts';
import type { Command } from './command.ts';
import { userId } from './user-fields.ts';

const input = z.object({ userId, password: newPassword });

/** Gives a user another password, and ends the user's sessions. */
export const setUserPassword: Command = {
  name: 'set_user_password',
  input,
  seal: async (given, hasher) => {
    const { password, ...user } = input.parse(given);
    return { input: { ...user, secret: await hasher.hash(password) } };
  },
};
