import { parseArgs } from 'node:util';
import { HasuraError } from '../metadata/hasura-error.ts';
import type { Environment } from '../settings.ts';
import type { ProjectCommand } from './command-line.ts';
import { EngineClient } from './engine-client.ts';
import { metadataCommands } from './metadata-commands.ts';
import { migrateCommands } from './migrate-commands.ts';
import { otherCommands } from './other-commands.ts';
import { readProject, UsageError } from './project.ts';

const commands: Readonly<Record<string, ProjectCommand>> = {
  ...migrateCommands,
  ...metadataCommands,
  ...otherCommands,
};

export const projectUsage = `engine migrate create <name> [--up-sql SQL] [--down-sql SQL]
engine migrate apply [--up N | --down N | --version V [--type up|down]] [--skip-execution]
engine migrate status
engine migrate squash --from V [--to V] [--name NAME] [--delete-source]
engine metadata apply [--dry-run] [--disallow-inconsistent-metadata]
engine metadata export | diff | reload
engine metadata inconsistency list | status | drop
engine seed apply [--file NAME]
engine schema export [--role ROLE]

Of all but serve: --project DIR (where config.yaml is), --endpoint URL, --admin-secret S, --database-name NAME (default)`;

const optionTypes = {
  project: { type: 'string' },
  endpoint: { type: 'string' },
  'admin-secret': { type: 'string' },
  'database-name': { type: 'string', default: 'default' },
  up: { type: 'string' },
  down: { type: 'string' },
  version: { type: 'string' },
  type: { type: 'string' },
  'skip-execution': { type: 'boolean' },
  'up-sql': { type: 'string' },
  'down-sql': { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  name: { type: 'string' },
  'delete-source': { type: 'boolean' },
  file: { type: 'string', multiple: true },
  role: { type: 'string' },
  'dry-run': { type: 'boolean' },
  'disallow-inconsistent-metadata': { type: 'boolean' },
} as const;

/** Runs a command of a project in hasura-cli's words; answers the exit code, 2 for what can't be understood. */
export async function runCommandLine(
  words: readonly string[],
  environment: Environment,
  say: (line: string) => void,
): Promise<number> {
  try {
    const { values, positionals } = parseArgs({ args: [...words], options: optionTypes, allowPositionals: true });
    const found = findCommand(positionals);
    if (found === undefined) {
      say(projectUsage);
      return 2;
    }
    const project = readProject(values, environment);
    const client = new EngineClient(project);
    return await found.command({ project, client, options: values, words: found.rest, say });
  } catch (error) {
    if (!isTold(error)) throw error;
    say(error.message);
    return 1;
  }
}

interface FoundCommand {
  readonly command: ProjectCommand;
  readonly rest: readonly string[];
}

/** `metadata inconsistency list` has three words, the others two. */
function findCommand(words: readonly string[]): FoundCommand | undefined {
  for (const length of [3, 2]) {
    const command = commands[words.slice(0, length).join(' ')];
    if (command !== undefined && words.length >= length) return { command, rest: words.slice(length) };
  }
  return undefined;
}

/** Faults whose message says all: of the usage, of files, of options that nobody knows. */
function isTold(error: unknown): error is Error {
  if (error instanceof UsageError || error instanceof HasuraError) return true;
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}
