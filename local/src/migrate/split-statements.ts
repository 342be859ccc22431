/** Where a statement of a SQL file begins, counted from 1. */
export interface StatementStart {
  readonly line: number;
}

/**
 * What may hide a semicolon in PostgreSQL's SQL (manual, 4.1): comments, strings, quoted identifiers, dollar quotes.
 * White space is a piece of its own, so that a statement begins at its first word.
 */
const pieces =
  /--[^\n]*|\/\*[\s\S]*?\*\/|[eE]'(?:[^'\\]|\\[\s\S]|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(\w*)\$[\s\S]*?\$\1\$|;|\s+|[\s\S]/g;

/** Finds the statements of a SQL file in order. It serves to name the line of a failed statement, not to run any. */
export function splitStatements(sql: string): readonly StatementStart[] {
  const starts: StatementStart[] = [];
  let isInside = false;
  for (const { 0: piece, index } of sql.matchAll(pieces)) {
    if (piece === ';') isInside = false;
    else if (!isInside && !/^(\s|--|\/\*)/.test(piece)) {
      isInside = true;
      starts.push({ line: lineAt(sql, index) });
    }
  }
  return starts;
}

/** The line, counted from 1, that holds the character at this offset, counted from 0. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
