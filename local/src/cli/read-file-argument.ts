import { resolve } from 'node:path';
import { PlainError } from '../plain-error.ts';
import type { Environment } from '../settings.ts';

/**
 * The one file that a command was called with, as an absolute path. npm says where it was called.
 * @throws {PlainError} when there is none, or more than one.
 */
export function readFileArgument(positionals: readonly string[], environment: Environment, usage: string): string {
  const [file, ...rest] = positionals;
  if (file !== undefined && rest.length === 0) return resolve(environment['INIT_CWD'] ?? '.', file);
  throw new PlainError(`One file is wanted: write ${usage}.`);
}
