import { verifyAudit } from '../audit/verify-audit.ts';
import { PlainError } from '../plain-error.ts';
import { withClient } from '../with-client.ts';
import type { Command, CommandContext } from './command.ts';
import { findDatabase } from './find-database.ts';
import { readOptions } from './read-options.ts';

const usage = 'npm run audit:verify';

/** Checks that nobody has touched the audit trail. */
export const auditCommand: Command = {
  name: 'audit',
  usage,
  summary: 'Checks that nobody has changed or removed what the audit trail says.',
  options: ['Exit code 1 when somebody has.'],
  run: audit,
};

async function audit(args: readonly string[], { environment, print }: CommandContext): Promise<number> {
  const { positionals } = readOptions(args, {}, usage);
  if (positionals.join() !== 'verify')
    throw new PlainError(`What to do with the audit trail is missing: write ${usage}.`);
  return withClient(findDatabase(environment), (client) => verifyAudit(client, print));
}
