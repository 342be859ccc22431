import { explainDeadLetter } from '../dead-letters/explain-dead-letter.ts';
import { listDeadLetters } from '../dead-letters/list-dead-letters.ts';
import { replayDeadLetters } from '../dead-letters/replay-dead-letters.ts';
import { PlainError } from '../plain-error.ts';
import { withClient } from '../with-client.ts';
import type { Command, CommandContext } from './command.ts';
import { findDatabase } from './find-database.ts';
import { readOptions, readWholeNumber } from './read-options.ts';

const usage = 'npm run dead-letters -- list|explain|replay';

/** Shows what could not be taken, and has it taken again once the cause is mended. */
export const deadLettersCommand: Command = {
  name: 'dead-letters',
  usage,
  summary: 'Lists, explains and replays refused messages.',
  options: [
    'list             reasons and sources, the latest first',
    'explain N        what letter N holds, why it was refused and what to do',
    'replay N …       take these letters again',
    'replay --reason R --source S  take those of a reason, a source or both again',
    'replay --all     take all again',
  ],
  run: deadLetters,
};

const options = { reason: { type: 'string' }, source: { type: 'string' }, all: { type: 'boolean' } } as const;

async function deadLetters(args: readonly string[], { environment, print }: CommandContext): Promise<number> {
  const { values, positionals } = readOptions(args, options, usage);
  const [verb, ...rest] = positionals;
  const ids = rest.map((text) => readWholeNumber(text, 'The number of a letter', bounds));
  return withClient(findDatabase(environment), async (client) => {
    if (verb === 'list') return listDeadLetters(client, print);
    if (verb === 'explain' && ids[0] !== undefined) return explainDeadLetter(client, ids[0], print);
    if (verb === 'replay' && (ids.length > 0 || Object.keys(values).length > 0)) {
      return replayDeadLetters(client, { ids, reason: values.reason, source: values.source }, print);
    }
    throw new PlainError(`What to do with which dead letters is missing: write ${usage}.`);
  });
}

const bounds = { minimum: 1, maximum: Number.MAX_SAFE_INTEGER };
