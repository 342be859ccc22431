import type { Environment } from '../settings.ts';

/** What every command is given. */
export interface CommandContext {
  readonly environment: Environment;
  readonly print: (line: string) => void;
}

/** One verb of the command line. */
export interface Command {
  readonly name: string;
  /** How people call it through npm. */
  readonly usage: string;
  readonly summary: string;
  /** One line each: `--option  what it does`. */
  readonly options: readonly string[];
  /** Returns the exit code. A `PlainError` is shown as its sentence. */
  run(args: readonly string[], context: CommandContext): Promise<number>;
}
