import {
  cString,
  frontendMessage,
  frontendType,
  headerBytes,
  type FrontendMessage,
} from '../protocol/frontend-message.ts';
import { scopeStatements } from '../sql/scope-statements.ts';
import { combineEffects, noEffects, type StatementEffects } from '../sql/statement-effects.ts';

const statementKind = 'S'.charCodeAt(0);

/** A client's messages as they go to the backend. */
export interface ScopedBatch {
  readonly parts: readonly Buffer[];
  readonly effects: StatementEffects;
  /** A Parse that the gateway put in front; its ParseComplete is not for the client. */
  readonly hasAddedParse: boolean;
  /** Whether another statement, or none, stands in the unnamed statement's place afterwards. */
  readonly touchesUnnamed: boolean;
}

/**
 * One connection's prepared statements among those of all connections, which live in one session.
 *
 * A named statement gets the connection's scope before its name. There is one unnamed statement for all, so a
 * connection keeps its latest unnamed Parse and sends it again when another connection has used the place since.
 */
export class PreparedStatements {
  /** Goes before every name of the connection. */
  readonly scope: string;
  /** Whether there may be statements to deallocate when the connection ends. */
  hasNames = false;
  readonly #effects = new Map<string, StatementEffects>();
  #unnamedParse: Buffer | undefined;

  constructor(scope: string) {
    this.scope = scope;
  }

  /** Translates messages up to a Sync, Flush, Query or FunctionCall. */
  scopeBatch(messages: readonly FrontendMessage[], ownsUnnamed: boolean): ScopedBatch {
    const batch = new BatchBuilder(ownsUnnamed ? undefined : this.#unnamedParse);
    for (const message of messages) this.#scopeMessage(message, batch);
    return batch.build();
  }

  #scopeMessage({ type, bytes }: FrontendMessage, batch: BatchBuilder): void {
    switch (type) {
      case frontendType.query:
        this.#scopeQuery(bytes, batch);
        break;
      case frontendType.parse:
        this.#scopeParse(bytes, batch);
        break;
      case frontendType.bind:
        this.#scopeBind(bytes, batch);
        break;
      case frontendType.describe:
      case frontendType.close:
        this.#scopeDescribeOrClose(type, bytes, batch);
        break;
      case frontendType.execute:
        batch.execute(readName(bytes, headerBytes));
        batch.add(bytes);
        break;
      default:
        batch.add(bytes);
    }
  }

  /** A simple query ends the unnamed statement, as in a server. */
  #scopeQuery(bytes: Buffer, batch: BatchBuilder): void {
    this.#unnamedParse = undefined;
    batch.replaceUnnamed();
    const sql = readName(bytes, headerBytes);
    const scoped = scopeStatements(sql, this.scope);
    batch.effects.push(scoped.effects);
    if (scoped.sql === sql) {
      batch.add(bytes);
    } else {
      this.hasNames = true;
      batch.add(frontendMessage(frontendType.query, cString(scoped.sql)));
    }
  }

  #scopeParse(bytes: Buffer, batch: BatchBuilder): void {
    const name = readName(bytes, headerBytes);
    const sqlAt = headerBytes + Buffer.byteLength(name) + 1;
    const sqlEnd = Math.max(bytes.indexOf(0, sqlAt), sqlAt);
    const sql = bytes.toString('utf8', sqlAt, sqlEnd);
    const scoped = scopeStatements(sql, this.scope);
    this.#effects.set(name, scoped.effects);
    const isSame = name === '' && scoped.sql === sql;
    const types = bytes.subarray(sqlEnd + 1);
    const parse = isSame
      ? bytes
      : frontendMessage(frontendType.parse, cString(this.#scoped(name)), cString(scoped.sql), types);
    if (!isSame) this.hasNames = true;
    if (name === '') {
      this.#unnamedParse = parse;
      batch.replaceUnnamed();
    }
    batch.add(parse);
  }

  #scopeBind(bytes: Buffer, batch: BatchBuilder): void {
    const portal = readName(bytes, headerBytes);
    const nameAt = headerBytes + Buffer.byteLength(portal) + 1;
    const name = readName(bytes, nameAt);
    batch.portals.set(portal, this.#effects.get(name) ?? noEffects);
    if (name === '') batch.needUnnamed();
    batch.add(...this.#withScopedName(bytes, nameAt, name));
  }

  #scopeDescribeOrClose(type: number, bytes: Buffer, batch: BatchBuilder): void {
    if (bytes[headerBytes] !== statementKind) {
      batch.add(bytes);
      return;
    }
    const name = readName(bytes, headerBytes + 1);
    if (name === '' && type === frontendType.describe) batch.needUnnamed();
    if (type === frontendType.close) this.#effects.delete(name);
    batch.add(...this.#withScopedName(bytes, headerBytes + 1, name));
  }

  #withScopedName(bytes: Buffer, nameAt: number, name: string): readonly Buffer[] {
    if (name === '') return [bytes];
    const scoped = cString(this.#scoped(name));
    const rest = bytes.subarray(nameAt + Buffer.byteLength(name) + 1);
    const head = Buffer.from(bytes.subarray(0, nameAt));
    head.writeInt32BE(head.length + scoped.length + rest.length - 1, 1);
    return [head, scoped, rest];
  }

  #scoped(name: string): string {
    return name === '' ? '' : this.scope + name;
  }
}

/** Gathers what becomes of one batch. */
class BatchBuilder {
  readonly effects: StatementEffects[] = [];
  /** What running a portal changes. */
  readonly portals = new Map<string, StatementEffects>();
  readonly #parts: Buffer[] = [];
  /** The connection's unnamed Parse, while another statement has its place. */
  #lostUnnamedParse: Buffer | undefined;
  #hasAddedParse = false;
  #touchesUnnamed = false;

  constructor(lostUnnamedParse: Buffer | undefined) {
    this.#lostUnnamedParse = lostUnnamedParse;
  }

  add(...parts: readonly Buffer[]): void {
    this.#parts.push(...parts);
  }

  execute(portal: string): void {
    this.effects.push(this.portals.get(portal) ?? noEffects);
  }

  replaceUnnamed(): void {
    this.#lostUnnamedParse = undefined;
    this.#touchesUnnamed = true;
  }

  needUnnamed(): void {
    if (this.#lostUnnamedParse === undefined) return;
    this.add(this.#lostUnnamedParse);
    this.#hasAddedParse = true;
    this.replaceUnnamed();
  }

  build(): ScopedBatch {
    return {
      parts: this.#parts,
      effects: combineEffects(this.effects),
      hasAddedParse: this.#hasAddedParse,
      touchesUnnamed: this.#touchesUnnamed,
    };
  }
}

/** The zero-ended string at `from`. */
function readName(bytes: Buffer, from: number): string {
  const end = bytes.indexOf(0, from);
  return bytes.toString('utf8', from, end < 0 ? bytes.length : end);
}
