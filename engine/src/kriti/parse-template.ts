import type { Json } from '../metadata/json.ts';
import {
  operatorLevels,
  type BinaryOperator,
  type Expression,
  type PathExpression,
  type PathStep,
  type RangeExpression,
} from './expression.ts';
import { isFunctionName } from './functions.ts';
import { Scanner } from './scanner.ts';

/** Lists, objects, conditions and calls may stand so deep in each other: what a stack holds. */
const maximumDepth = 500;

/**
 * Parses a template of Kriti, Hasura's language for JSON with expressions in double braces.
 *
 * @throws KritiError where the text can't be read
 */
export function parseTemplate(text: string): Expression {
  const parser = new TemplateParser(new Scanner(text));
  return parser.parseWhole();
}

class TemplateParser {
  readonly #scanner: Scanner;
  #depth = 0;

  constructor(scanner: Scanner) {
    this.#scanner = scanner;
  }

  parseWhole(): Expression {
    const term = this.#term();
    this.#scanner.skipBlank();
    if (!this.#scanner.isAtEnd) throw this.#scanner.unexpected('expecting the end of the template');
    return term;
  }

  /** JSON, where expressions stand in double braces. */
  #term(): Expression {
    return this.#nested(() => {
      const scanner = this.#scanner;
      const start = scanner.position;
      if (scanner.takeSymbol('{{')) return this.#braced(start);
      if (scanner.takeSymbol('(')) return this.#closed(this.#term());
      const value = this.#json();
      if (value === null) throw scanner.unexpected('expecting a value');
      return value;
    });
  }

  /** Behind `{{`. */
  #braced(start: number): Expression {
    const scanner = this.#scanner;
    if (scanner.takeWord('range')) return this.#range(start);
    if (scanner.takeWord('if')) return this.#condition(start);
    const expression = this.#expression();
    scanner.require('}}');
    return expression;
  }

  #range(start: number): RangeExpression {
    const scanner = this.#scanner;
    const indexName = this.#name('a name for the index');
    scanner.require(',');
    const itemName = this.#name('a name for the item');
    scanner.require(':=');
    const over = this.#path();
    if (over === null) throw scanner.unexpected('expecting a path');
    scanner.require('}}');
    const body = this.#term();
    scanner.require('{{');
    scanner.requireWord('end');
    scanner.require('}}');
    const span = scanner.spanFrom(start);
    return { kind: 'range', indexName: indexName === '_' ? null : indexName, itemName, over, body, span };
  }

  /** Behind `{{ if`, or behind `{{ elif`, which shares its end with the `if`. */
  #condition(start: number): Expression {
    const scanner = this.#scanner;
    const condition = this.#expression();
    scanner.require('}}');
    const then = this.#term();
    scanner.require('{{');
    if (scanner.takeWord('elif')) {
      const otherwise = this.#nested(() => this.#condition(start));
      return { kind: 'if', condition, then, otherwise, span: scanner.spanFrom(start) };
    }
    scanner.requireWord('else');
    scanner.require('}}');
    const otherwise = this.#term();
    scanner.require('{{');
    scanner.requireWord('end');
    scanner.require('}}');
    return { kind: 'if', condition, then, otherwise, span: scanner.spanFrom(start) };
  }

  #expression(): Expression {
    return this.#nested(() => this.#binary(0));
  }

  #binary(level: number): Expression {
    const operators = operatorLevels[level];
    if (operators === undefined) return this.#operand();
    const start = this.#scanner.position;
    let left = this.#binary(level + 1);
    for (;;) {
      const operator = this.#operator(operators);
      if (operator === null) return left;
      const right = this.#binary(level + 1);
      left = { kind: 'binary', operator, left, right, span: this.#scanner.spanFrom(start) };
    }
  }

  #operator(operators: readonly BinaryOperator[]): BinaryOperator | null {
    const scanner = this.#scanner;
    return (
      operators.find((operator) => (operator === 'in' ? scanner.takeWord('in') : scanner.takeSymbol(operator))) ?? null
    );
  }

  #operand(): Expression {
    const scanner = this.#scanner;
    scanner.skipBlank();
    const start = scanner.position;
    if (scanner.takeSymbol('{{')) return this.#braced(start);
    if (scanner.takeSymbol('(')) return this.#closed(this.#expression());
    const expression = this.#json() ?? this.#call(start) ?? this.#path();
    if (expression === null) throw scanner.unexpected('expecting an expression');
    return expression;
  }

  #closed(inner: Expression): Expression {
    this.#scanner.require(')');
    return inner;
  }

  #call(start: number): Expression | null {
    const scanner = this.#scanner;
    const name = scanner.attempt(() => {
      const word = scanner.takeMatch(/[A-Za-z]\w*/y);
      return word !== null && isFunctionName(word) && /[\s("[{]/.test(scanner.peek()) ? word : null;
    });
    if (name === null) return null;
    const argument = this.#nested(() => this.#operand());
    return { kind: 'call', name, argument, span: scanner.spanFrom(start) };
  }

  #path(): PathExpression | null {
    const scanner = this.#scanner;
    scanner.skipBlank();
    const start = scanner.position;
    const root = scanner.takeMatch(/\$?[A-Za-z_][\w$-]*|\$/y);
    if (root === null) return null;
    const steps: PathStep[] = [];
    for (let step = this.#step(); step !== null; step = this.#step()) steps.push(step);
    return { kind: 'path', root, steps, span: scanner.spanFrom(start) };
  }

  #step(): PathStep | null {
    const scanner = this.#scanner;
    const start = scanner.position;
    const symbol = scanner.takeMatch(/\?\.\[|\?\.|\?\[|\.|\[/y);
    if (symbol === null) return null;
    const key = symbol.endsWith('[') ? this.#bracketKey() : scanner.takeMatch(/\$?[A-Za-z_][\w$-]*/y);
    if (key === null) throw scanner.unexpected('expecting a key');
    return { key, isOptional: symbol.startsWith('?'), span: scanner.spanFrom(start) };
  }

  #bracketKey(): string | number {
    const scanner = this.#scanner;
    scanner.skipBlank();
    const quoted = scanner.takeMatch(/'[^']*'/y);
    const index = quoted === null ? scanner.takeMatch(/\d+/y) : null;
    if (quoted === null && index === null) throw scanner.unexpected("expecting an index or 'key'");
    scanner.require(']');
    return quoted === null ? Number(index) : quoted.slice(1, -1);
  }

  #name(what: string): string {
    this.#scanner.skipBlank();
    const name = this.#scanner.takeMatch(/\$?[A-Za-z_][\w$-]*/y);
    if (name === null) throw this.#scanner.unexpected(`expecting ${what}`);
    return name;
  }

  /** A value of JSON; null where none begins. */
  #json(): Expression | null {
    const scanner = this.#scanner;
    scanner.skipBlank();
    const start = scanner.position;
    if (scanner.takeSymbol('"')) return this.#text(start);
    if (scanner.takeSymbol('[')) return { kind: 'list', items: this.#items(']', () => this.#term()) };
    if (scanner.takeSymbol('{')) return { kind: 'object', members: this.#items('}', () => this.#member()) };
    const number = scanner.takeMatch(/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y);
    if (number !== null) return { kind: 'literal', value: Number(number) };
    for (const [word, value] of constants) {
      if (scanner.takeWord(word)) return { kind: 'literal', value };
    }
    return null;
  }

  #items<Item>(end: string, read: () => Item): readonly Item[] {
    const items: Item[] = [];
    if (this.#scanner.takeSymbol(end)) return items;
    do items.push(read());
    while (this.#scanner.takeSymbol(','));
    this.#scanner.require(end);
    return items;
  }

  #member(): readonly [string, Expression] {
    this.#scanner.require('"');
    const key = this.#scanner.takeMatch(/(?:[^"\\]|\\.)*/y) ?? '';
    this.#scanner.require('"');
    this.#scanner.require(':');
    return [unescaped(key), this.#term()];
  }

  /** Behind the first quote of a text. */
  #text(start: number): Expression {
    const scanner = this.#scanner;
    const parts: Expression[] = [];
    for (;;) {
      if (scanner.peek() === '"') break;
      if (scanner.peek(2) === '{{') {
        scanner.take(2);
        parts.push(this.#expression());
        scanner.require('}}');
        continue;
      }
      const plain = scanner.takeMatch(/(?:[^"\\{]|\\.|\{(?!\{))+/sy);
      if (plain === null) throw scanner.unexpected('expecting the end of the text');
      parts.push({ kind: 'literal', value: unescaped(plain) });
    }
    scanner.take();
    const [only] = parts;
    if (parts.length === 0) return { kind: 'literal', value: '' };
    if (parts.length === 1 && only?.kind === 'literal') return only;
    return { kind: 'text', parts, span: scanner.spanFrom(start) };
  }

  #nested<Value>(read: () => Value): Value {
    if (this.#depth >= maximumDepth) throw this.#scanner.unexpected('expecting less depth');
    this.#depth += 1;
    try {
      return read();
    } finally {
      this.#depth -= 1;
    }
  }
}

const constants: readonly (readonly [string, Json])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];

/** The text that JSON's escapes stand for; other backslashes stand for themselves. */
function unescaped(text: string): string {
  return text.replaceAll(/\\(?:u[0-9a-fA-F]{4}|["\\/bfnrt])/g, (escape) =>
    escape.startsWith('\\u')
      ? String.fromCharCode(Number.parseInt(escape.slice(2), 16))
      : (escapes[escape.slice(1)] ?? escape.slice(1)),
  );
}

const escapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
