import { PlainError } from '../plain-error.ts';
import { readEnvironment } from '../settings.ts';
import { auditCommand } from './audit-command.ts';
import { backupCommand } from './backup-command.ts';
import type { Command } from './command.ts';
import { dbCommand } from './db-command.ts';
import { deadLettersCommand } from './dead-letters-command.ts';
import { metadataExportCommand } from './metadata-export-command.ts';
import { migrateCommand } from './migrate-command.ts';
import { psqlCommand } from './psql-command.ts';
import { publishTestCommand } from './publish-test-command.ts';
import { restoreCommand } from './restore-command.ts';
import { seedHistoryCommand } from './seed-history-command.ts';
import { startCommand } from './start-command.ts';
import { statusCommand } from './status-command.ts';

const commands: readonly Command[] = [
  startCommand,
  statusCommand,
  psqlCommand,
  seedHistoryCommand,
  migrateCommand,
  deadLettersCommand,
  auditCommand,
  backupCommand,
  restoreCommand,
  metadataExportCommand,
  dbCommand,
  publishTestCommand,
];

/**
 * Runs `<command> [arguments]` and returns the exit code.
 * @throws {PlainError} for a command that does not exist, or whatever the command rejects.
 */
export async function runCommandLine(words: readonly string[]): Promise<number> {
  const [name, ...args] = words;
  const print = (line: string) => void process.stdout.write(`${line}\n`);
  if (name === undefined || name === '--help' || name === 'help') {
    print(commands.map(({ usage, summary }) => `${usage.padEnd(40)}${summary}`).join('\n'));
    return 0;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) {
    throw new PlainError(`There is no command "${name}": use ${commands.map((each) => each.name).join(', ')}.`);
  }
  if (command !== psqlCommand && (args.includes('--help') || args.includes('-h'))) {
    print([`${command.usage}\n  ${command.summary}`, ...command.options.map((option) => `  ${option}`)].join('\n'));
    return 0;
  }
  return command.run(args, { environment: readEnvironment(), print });
}
