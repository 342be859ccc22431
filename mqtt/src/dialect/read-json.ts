import { DialectError } from './dialect-error.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Reads bytes as UTF-8; throws a DialectError when they are something else. */
export function readText(payload: Uint8Array): string {
  try {
    return utf8.decode(payload);
  } catch (error) {
    throw new DialectError('The message is not UTF-8 text.', { cause: error });
  }
}

/** Reads a payload as JSON; throws a DialectError when it is none. */
export function readJson(payload: Uint8Array): unknown {
  const text = readText(payload);
  try {
    return JSON.parse(text);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new DialectError(`The message is no JSON: ${detail}.`, { cause: error });
  }
}
