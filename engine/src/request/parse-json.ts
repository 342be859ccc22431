import { numberOfText } from './input-json.ts';
import type { InputJson } from './input-json.ts';

/** Digits enough that a double might not hold the number. */
const longNumber = /\d{16}|\d\.\d{10}|\d[eE][+-]?\d{2}/;

const numberToken = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const stringToken = /"(?:[^"\\]|\\.)*"/y;
const whitespace = /[ \t\r\n]*/y;

/**
 * Parses JSON, keeping the text of numbers that a double would change. Texts without long numbers take the fast way.
 * Throws a SyntaxError as `JSON.parse` does.
 */
export function parseJson(text: string): InputJson {
  // JSON.parse answers any; what it makes is an InputJson by the grammar of JSON.
  const parsed = JSON.parse(text) as InputJson;
  return longNumber.test(text) ? new LosslessReader(text).read() : parsed;
}

/** Reads text that is known to be valid JSON. */
class LosslessReader {
  private readonly text: string;
  private position = 0;

  constructor(text: string) {
    this.text = text;
  }

  read(): InputJson {
    const character = this.next();
    if (character === '{') return this.object();
    if (character === '[') return this.list();
    if (character === '"') return this.string();
    if (character === 't') return this.word('true', true);
    if (character === 'f') return this.word('false', false);
    if (character === 'n') return this.word('null', null);
    return numberOfText(this.token(numberToken));
  }

  private object(): InputJson {
    const members: [string, InputJson][] = [];
    this.position += 1;
    while (this.next() !== '}') {
      if (this.text.charAt(this.position) === ',') this.position += 1;
      this.skip();
      const key = this.string();
      this.skip();
      this.position += 1;
      members.push([key, this.read()]);
    }
    this.position += 1;
    return Object.fromEntries(members);
  }

  private list(): InputJson {
    const items: InputJson[] = [];
    this.position += 1;
    while (this.next() !== ']') {
      if (this.text.charAt(this.position) === ',') this.position += 1;
      items.push(this.read());
    }
    this.position += 1;
    return items;
  }

  private string(): string {
    // The token is a JSON string, so parsing it gives a string.
    return JSON.parse(this.token(stringToken)) as string;
  }

  private word(word: string, value: boolean | null): InputJson {
    this.position += word.length;
    return value;
  }

  /** The first character that is no space; reading stands before it. */
  private next(): string {
    this.skip();
    return this.text.charAt(this.position);
  }

  private skip(): void {
    this.token(whitespace);
  }

  private token(pattern: RegExp): string {
    pattern.lastIndex = this.position;
    const token = pattern.exec(this.text)?.[0] ?? '';
    this.position += token.length;
    return token;
  }
}
