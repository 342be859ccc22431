/** A statement of a string of SQL: where its first word begins and where it ends, without the semicolon. */
export interface StatementSpan {
  readonly start: number;
  readonly end: number;
}

/**
 * The statements of a string as PostgreSQL's lexer would see them (4.1 "Lexical Structure"): semicolons in comments,
 * which nest, in quoted strings, escape strings, dollar-quoted strings and quoted identifiers end nothing.
 */
export function splitStatements(sql: string): readonly StatementSpan[] {
  const spans: StatementSpan[] = [];
  const next = /[^\s;]|;/g;
  let start: number | undefined;
  let at = 0;
  for (;;) {
    next.lastIndex = at;
    const match = next.exec(sql);
    if (match === null) break;
    const afterComment = endOfComment(sql, match.index);
    if (match[0] === ';') {
      if (start !== undefined) spans.push({ start, end: match.index });
      start = undefined;
      at = match.index + 1;
    } else if (afterComment !== undefined) {
      at = afterComment;
    } else {
      start ??= match.index;
      at = endOfToken(sql, match.index);
    }
  }
  if (start !== undefined) spans.push({ start, end: sql.length });
  return spans;
}

/** A word, quoted text or other piece of a statement. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The tokens of one statement, without white space and comments, as many as are asked for. */
export function* tokensOf(sql: string, { start, end }: StatementSpan): Generator<Token> {
  const next = /\S/g;
  let at = start;
  for (;;) {
    next.lastIndex = at;
    const index = next.exec(sql)?.index;
    if (index === undefined || index >= end) return;
    const afterComment = endOfComment(sql, index);
    at = afterComment ?? endOfToken(sql, index);
    if (afterComment === undefined) yield { text: sql.slice(index, at), start: index, end: at };
  }
}

/** Where the text goes on after the token (word, string, number, operator character) that begins at `at`. */
function endOfToken(sql: string, at: number): number {
  const character = sql.charAt(at);
  if (character === "'") return endOfString(sql, at + 1, false);
  if ((character === 'e' || character === 'E') && sql.charAt(at + 1) === "'") return endOfString(sql, at + 2, true);
  if (character === '"') return endOfQuoted(sql, at + 1, '"');
  if (character === '$') return endOfDollarQuoted(sql, at);
  wordPattern.lastIndex = at;
  return wordPattern.test(sql) ? wordPattern.lastIndex : at + 1;
}

const wordPattern = /[\p{L}_0-9][\p{L}_0-9$]*/uy;

function endOfString(sql: string, from: number, hasEscapes: boolean): number {
  if (!hasEscapes) return endOfQuoted(sql, from, "'");
  const pattern = /\\[^]|''|'/g;
  pattern.lastIndex = from;
  for (let match = pattern.exec(sql); match !== null; match = pattern.exec(sql)) {
    if (match[0] === "'") return pattern.lastIndex;
  }
  return sql.length;
}

function endOfQuoted(sql: string, from: number, quote: string): number {
  for (let at = sql.indexOf(quote, from); at >= 0; at = sql.indexOf(quote, at + 2)) {
    if (sql.charAt(at + 1) !== quote) return at + 1;
  }
  return sql.length;
}

const dollarTag = /\$(?:[\p{L}_][\p{L}_0-9]*)?\$/uy;

function endOfDollarQuoted(sql: string, at: number): number {
  dollarTag.lastIndex = at;
  const tag = dollarTag.exec(sql)?.[0];
  if (tag === undefined) return at + 1;
  const end = sql.indexOf(tag, at + tag.length);
  return end < 0 ? sql.length : end + tag.length;
}

/** The end of the comment that begins at `at`; undefined when none does. */
function endOfComment(sql: string, at: number): number | undefined {
  if (sql.startsWith('--', at)) {
    const end = sql.indexOf('\n', at);
    return end < 0 ? sql.length : end + 1;
  }
  return sql.startsWith('/*', at) ? endOfBlockComment(sql, at + 2) : undefined;
}

function endOfBlockComment(sql: string, from: number): number {
  const pattern = /\/\*|\*\//g;
  pattern.lastIndex = from;
  let depth = 1;
  for (let match = pattern.exec(sql); match !== null; match = pattern.exec(sql)) {
    depth += match[0] === '/*' ? 1 : -1;
    if (depth === 0) return pattern.lastIndex;
  }
  return sql.length;
}
