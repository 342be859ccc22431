import { parseArgs, type ParseArgsConfig } from 'node:util';
import { PlainError } from '../plain-error.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/**
 * Parses the arguments of a command strictly.
 * @throws {PlainError} for an argument that the command does not have.
 */
export function readOptions<const Config extends Options>(args: readonly string[], options: Config, usage: string) {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/\. .*$/s, '').replaceAll("'", '"') : String(error);
    throw new PlainError(`${reason}: write ${usage}.`);
  }
}

/** @throws {PlainError} when there are words beside the options. */
export function rejectPositionals(positionals: readonly string[], usage: string): void {
  if (positionals.length > 0) throw new PlainError(`"${positionals.join(' ')}" means nothing here: write ${usage}.`);
}

/** @throws {PlainError} unless the text is a whole number within the bounds. */
export function readWholeNumber(
  text: string,
  name: string,
  { minimum, maximum }: { readonly minimum: number; readonly maximum: number },
): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= minimum && value <= maximum) return value;
  throw new PlainError(`${name} is "${text}" but must be a whole number from ${minimum} to ${maximum}.`);
}
