import type { Span } from './expression.ts';
import { KritiError } from './kriti-error.ts';

/** Reads a template's text from left to right. */
export class Scanner {
  readonly #text: string;
  #position = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get position(): number {
    return this.#position;
  }

  get isAtEnd(): boolean {
    return this.#position >= this.#text.length;
  }

  /** The next characters, without taking them. */
  peek(length = 1): string {
    return this.#text.slice(this.#position, this.#position + length);
  }

  take(length = 1): string {
    const taken = this.peek(length);
    this.#position += length;
    return taken;
  }

  /** Passes white space and comments (`# …` up to the end of the line). */
  skipBlank(): void {
    this.takeMatch(/(?:\s+|#[^\n]*)*/y);
  }

  /** Takes what the pattern, which must be sticky, matches here; null takes nothing. */
  takeMatch(pattern: RegExp): string | null {
    pattern.lastIndex = this.#position;
    const match = pattern.exec(this.#text)?.[0] ?? null;
    if (match !== null) this.#position += match.length;
    return match;
  }

  /** Takes the symbol behind white space if it stands here. */
  takeSymbol(symbol: string): boolean {
    this.skipBlank();
    if (!this.#text.startsWith(symbol, this.#position)) return false;
    this.#position += symbol.length;
    return true;
  }

  /** Takes the word if it stands here as a whole. */
  takeWord(word: string): boolean {
    this.skipBlank();
    const before = this.#position;
    if (this.takeMatch(/[A-Za-z_][\w-]*/y) === word) return true;
    this.#position = before;
    return false;
  }

  require(symbol: string): void {
    if (!this.takeSymbol(symbol)) throw this.unexpected(`expecting "${symbol}"`);
  }

  requireWord(word: string): void {
    if (!this.takeWord(word)) throw this.unexpected(`expecting "${word}"`);
  }

  /** Tries to read; what can't be read takes nothing. */
  attempt<Value>(read: () => Value | null): Value | null {
    const before = this.#position;
    const value = read();
    if (value === null) this.#position = before;
    return value;
  }

  unexpected(what: string): KritiError {
    this.skipBlank();
    const found = this.isAtEnd ? 'the end of the template' : `"${this.peek()}"`;
    return new KritiError(`Parse Error: Unexpected ${found}, ${what}`, this.spanFrom(this.#position));
  }

  /** From there to here. */
  spanFrom(start: number): Span {
    const from = this.#placeOf(start);
    const to = this.#placeOf(Math.max(start, this.#position));
    return { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
  }

  #placeOf(position: number): { readonly line: number; readonly column: number } {
    const before = this.#text.slice(0, position).split('\n');
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  }
}
