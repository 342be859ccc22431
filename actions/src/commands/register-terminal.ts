import { z } from 'zod';
import { hashToken, newToken } from '../sign-in/opaque-token.ts';
import type { Command } from './command.ts';
import { rowId } from './fields.ts';

const input = z.object({
  siteId: rowId('a site'),
  name: z
    .string('A name is text.')
    .trim()
    .min(1, 'Give the terminal a name.')
    .max(200, 'A name has at most 200 characters.'),
});

/** Registers a terminal that several people share. Its token is told once, to whoever registers it. */
export const registerTerminal: Command = {
  name: 'register_terminal',
  input,
  seal: async (given) => {
    const terminalToken = newToken();
    return Promise.resolve({ input: { ...given, secret: hashToken(terminalToken) }, made: { terminalToken } });
  },
};
