import { formatRows } from '../look/format-rows.ts';
import { questions } from '../look/questions.ts';
import { PlainError } from '../plain-error.ts';
import { withClient } from '../with-client.ts';
import type { Command, CommandContext } from './command.ts';
import { findDatabase } from './find-database.ts';
import { readOptions, readWholeNumber } from './read-options.ts';

const names = Object.keys(questions);
const usage = `npm run db:${names.join('|')} -- [--rows 20] [--json]`;
const byDefault = 20;
const bounds = { minimum: 1, maximum: 10_000 };

/** Answers a frequent question from the running database or `DATABASE_URL`. */
export const dbCommand: Command = {
  name: 'db',
  usage,
  summary: 'Shows what is in the database.',
  options: [
    ...Object.entries(questions).map(([name, { summary }]) => `${name.padEnd(9)}${summary}`),
    '--rows N  at most so many rows, 20 by default',
    '--json    for scripts',
  ],
  run: ask,
};

async function ask(args: readonly string[], { environment, print }: CommandContext): Promise<number> {
  const options = { rows: { type: 'string' }, json: { type: 'boolean', default: false } } as const;
  const { values, positionals } = readOptions(args, options, usage);
  const [name = '', ...rest] = positionals;
  const question = questions[name];
  if (question === undefined || rest.length > 0) {
    throw new PlainError(`What to show is missing: write npm run db:${names.join(', db:')}.`);
  }
  const limit = values.rows === undefined ? byDefault : readWholeNumber(values.rows, '--rows', bounds);
  const { fields, rows } = await withClient(findDatabase(environment), (client) =>
    client.query<Record<string, unknown>>(question.sql, [limit]),
  );
  if (values.json) print(JSON.stringify(rows, null, 2));
  else for (const line of formatRows(fields, rows)) print(line);
  return 0;
}
