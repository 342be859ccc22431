import { quoteText } from './print.ts';

/** Identifiers and texts in quotes, which may hold anything, or a parameter. */
const quotedOrParameter = /"(?:[^"]|"")*"|'(?:[^'\\]|''|\\.)*'|\$(\d+)/gs;

/** A statement with its parameters' texts written into it, for people to read. */
export function inlineParameters(text: string, values: readonly (string | null)[]): string {
  return text.replace(quotedOrParameter, (token, index: string | undefined) => {
    if (index === undefined) return token;
    const value = values[Number(index) - 1] ?? null;
    return value === null ? 'null' : quoteText(value);
  });
}
