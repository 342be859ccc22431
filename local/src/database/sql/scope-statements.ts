import { readSql } from '../../read-sql.ts';
import { readDurationMs } from './duration.ts';
import { isServedEncoding } from './served-encoding.ts';
import { splitStatements, tokensOf, type StatementSpan, type Token } from './split-statements.ts';
import { combineEffects, noEffects, type StatementEffects } from './statement-effects.ts';

const refuse = readSql(import.meta.url, 'refuse.sql').trim();
const deallocateAll = readSql(import.meta.url, 'deallocate-all.sql').trim();
const discardAll = readSql(import.meta.url, 'discard-all.sql').trim();

/** Listening costs nothing where nobody is told, so the backend itself never stops. */
const listenToNothing = 'listen andon_nothing';

/** A text as it may run in the one session of the backend on behalf of one connection. */
export interface ScopedSql {
  readonly sql: string;
  readonly effects: StatementEffects;
}

/** A statement that deallocates all that carry the scope. */
export function deallocateScope(scope: string): string {
  return deallocateAll.replace('SCOPE', scope);
}

interface ScopedStatement {
  /** Undefined when the statement stays as it is. */
  readonly replacement?: Replacement;
  readonly effects: StatementEffects;
}

interface Replacement extends StatementSpan {
  readonly text: string;
}

/** Only texts with one of these words are looked at more closely. */
const wordsThatMatter = /\b(?:copy|prepare|execute|deallocate|discard|listen|unlisten|set|reset|set_config)\b/i;

/**
 * Rewrites what would reach beyond its connection, since all connections share one session: names of prepared
 * statements get the connection's `scope` before them, `deallocate all`, `discard all` and `unlisten` touch only what
 * is the connection's own, and `copy` to or from files of the server becomes an error. Tells what else it changes.
 */
export function scopeStatements(sql: string, scope: string): ScopedSql {
  if (!wordsThatMatter.test(sql)) return { sql, effects: noEffects };
  const statements = splitStatements(sql).map((span) => scopeStatement(sql, span, scope));
  let scoped = sql;
  for (const { replacement } of statements.toReversed()) {
    if (replacement === undefined) continue;
    scoped = scoped.slice(0, replacement.start) + replacement.text + scoped.slice(replacement.end);
  }
  return { sql: scoped, effects: combineEffects(statements.map(({ effects }) => effects)) };
}

function scopeStatement(sql: string, span: StatementSpan, scope: string): ScopedStatement {
  const tokens = tokensOf(sql, span);
  const first = nextWord(tokens);
  switch (first) {
    case 'copy':
      return scopeCopy(tokens, span);
    case 'prepare':
      return scopePrepare(tokens, scope);
    case 'execute':
      return scopeName(nextToken(tokens), scope);
    case 'deallocate':
      return scopeDeallocate(tokens, span, scope);
    case 'discard':
      return scopeDiscard(tokens, span, scope);
    case 'listen':
      return scopeListen(nextToken(tokens));
    case 'unlisten':
      return scopeUnlisten(nextToken(tokens), span);
    case 'set':
      return scopeSet(
        [...tokens].map(({ text }) => text),
        span,
      );
    case 'reset':
      return { effects: { ...noEffects, changesSettings: true } };
    default:
      return { effects: effectsOfCalls(sql.slice(span.start, span.end)) };
  }
}

/** `copy … from|to stdin|stdout` is served; files would be those inside the backend. */
function scopeCopy(tokens: Iterator<Token>, span: StatementSpan): ScopedStatement {
  let depth = 0;
  for (let token = nextToken(tokens); token !== undefined; token = nextToken(tokens)) {
    if (token.text === '(') depth += 1;
    if (token.text === ')') depth -= 1;
    if (depth > 0 || !/^(from|to)$/i.test(token.text)) continue;
    const target = nextToken(tokens)?.text ?? '';
    if (/^(stdin|stdout)$/i.test(target)) return { effects: noEffects };
    return { replacement: { ...span, text: refusalOfFiles }, effects: noEffects };
  }
  return { effects: noEffects };
}

const refusalOfFiles = refuse
  .replace('MESSAGE', 'copy to or from files and programs of the server is not served by the embedded database')
  .replace('HINT', 'Use copy from stdin or copy to stdout; psql has \\copy for files of the client.');

const refusalOfEncodings = refuse
  .replace('MESSAGE', 'the embedded database converts no encodings: client_encoding is UTF8')
  .replace('HINT', 'Let the client speak UTF8.');

/** `prepare transaction` is two-phase commit, which has no statement's name. */
function scopePrepare(tokens: Iterator<Token>, scope: string): ScopedStatement {
  const name = nextToken(tokens);
  return name?.text.toLowerCase() === 'transaction' ? { effects: noEffects } : scopeName(name, scope);
}

function scopeName(name: Token | undefined, scope: string): ScopedStatement {
  if (name === undefined) return { effects: noEffects };
  const scoped = `"${scope}${identifierOf(name.text).replaceAll('"', '""')}"`;
  return { replacement: { start: name.start, end: name.end, text: scoped }, effects: noEffects };
}

function scopeDeallocate(tokens: Iterator<Token>, span: StatementSpan, scope: string): ScopedStatement {
  const first = nextToken(tokens);
  const name = first?.text.toLowerCase() === 'prepare' ? nextToken(tokens) : first;
  if (name?.text.toLowerCase() !== 'all') return scopeName(name, scope);
  return {
    replacement: { ...span, text: deallocateScope(scope) },
    effects: { ...noEffects, tags: [{ from: 'DO', to: 'DEALLOCATE ALL' }] },
  };
}

function scopeDiscard(tokens: Iterator<Token>, span: StatementSpan, scope: string): ScopedStatement {
  if (nextWord(tokens) !== 'all') return { effects: noEffects };
  return {
    replacement: { ...span, text: discardAll.replace('SCOPE', scope) },
    effects: {
      ...noEffects,
      changesSettings: true,
      channelChanges: [{ kind: 'unlisten-all' }],
      tags: [{ from: 'DO', to: 'DISCARD ALL' }],
    },
  };
}

function scopeListen(name: Token | undefined): ScopedStatement {
  if (name === undefined) return { effects: noEffects };
  const channel = identifierOf(name.text);
  return {
    effects: {
      ...noEffects,
      channelChanges: [{ kind: 'listen', channel }],
      tags: [{ from: 'LISTEN', to: 'LISTEN' }],
    },
  };
}

function scopeUnlisten(name: Token | undefined, span: StatementSpan): ScopedStatement {
  if (name === undefined) return { effects: noEffects };
  const change =
    name.text === '*'
      ? ({ kind: 'unlisten-all' } as const)
      : ({ kind: 'unlisten', channel: identifierOf(name.text) } as const);
  return {
    replacement: { ...span, text: listenToNothing },
    effects: { ...noEffects, channelChanges: [change], tags: [{ from: 'LISTEN', to: 'UNLISTEN' }] },
  };
}

function scopeSet(words: readonly string[], span: StatementSpan): ScopedStatement {
  const [name, value] = assignmentOf(words);
  if (['client_encoding', 'names'].includes(name) && value !== '' && !isServedEncoding(value)) {
    return { replacement: { ...span, text: refusalOfEncodings }, effects: noEffects };
  }
  return { effects: effectsOfSet(words) };
}

/** `set local`, `set transaction` and `set constraints` end with their transaction. */
function effectsOfSet(words: readonly string[]): StatementEffects {
  const isLocal = ['local', 'transaction', 'constraints'].includes(words[0]?.toLowerCase() ?? '');
  const [name, value] = assignmentOf(words);
  return {
    ...noEffects,
    changesSettings: !isLocal,
    customSettings: !isLocal && name.includes('.') ? [name] : [],
    statementTimeoutMs: name === 'statement_timeout' ? readDurationMs(value) : undefined,
  };
}

/** Name and value of what follows `set`: `[local|session] name = value`, `name to value`, `names value`. */
function assignmentOf(words: readonly string[]): readonly [name: string, value: string] {
  const rest = ['local', 'session'].includes(words[0]?.toLowerCase() ?? '') ? words.slice(1) : words;
  if (rest[0]?.toLowerCase() === 'names') return ['names', rest.slice(1).join(' ')];
  const assignment = rest.findIndex((word) => word === '=' || word.toLowerCase() === 'to');
  if (assignment < 0) return ['', ''];
  const name = rest.slice(0, assignment).join('').replaceAll('"', '').toLowerCase();
  return [name, rest.slice(assignment + 1).join(' ')];
}

const localSetConfig = /set_config\s*\([^()]*,\s*true\s*\)/gi;
const customSetConfig = /set_config\s*\(\s*'([^']*\.[^']*)'/gi;

/** Functions change settings only through set_config, unless its last argument says that the change is local. */
function effectsOfCalls(statement: string): StatementEffects {
  if (!/set_config/i.test(statement.replaceAll(localSetConfig, ''))) return noEffects;
  const customSettings = [...statement.matchAll(customSetConfig)].map((match) => match[1] ?? '');
  return { ...noEffects, changesSettings: true, customSettings };
}

/** The name that an identifier token means: folded to lower case unless quoted. */
function identifierOf(token: string): string {
  return token.startsWith('"') ? token.slice(1, -1).replaceAll('""', '"') : token.toLowerCase();
}

function nextToken(tokens: Iterator<Token>): Token | undefined {
  const next = tokens.next();
  return next.done === true ? undefined : next.value;
}

function nextWord(tokens: Iterator<Token>): string | undefined {
  return nextToken(tokens)?.text.toLowerCase();
}
