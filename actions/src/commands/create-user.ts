import { z } from 'zod';
import { newPassword } from '../sign-in/secret-rules.ts';
import type { Command } from './command.ts';
import { email, role, siteIds, userName } from './user-fields.ts';

const input = z.object({
  name: userName,
  email: email.nullish(),
  role,
  siteIds: siteIds.nullish(),
  password: newPassword.nullish(),
});

/** Adds a user. Without a password the user can sign in with a PIN only, or not yet. */
export const createUser: Command = {
  name: 'create_user',
  input,
  seal: async (given, hasher) => {
    const { password, ...user } = input.parse(given);
    return { input: { ...user, ...(password ? { secret: await hasher.hash(password) } : {}) } };
  },
};
