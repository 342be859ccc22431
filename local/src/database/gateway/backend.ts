import type { Logger } from 'pino';
import { EngineThread, type Conversation, type EngineOptions, type ExecOutcome } from '../engine/engine-thread.ts';
import {
  backendType,
  readErrorFields,
  readFirstColumn,
  readTransactionStatus,
  type TransactionStatus,
} from '../protocol/backend-message.ts';
import { bind, closeStatement, execute, parse, simpleQuery, sync } from '../protocol/frontend-message.ts';
import { ReplyWalker } from '../protocol/reply-walker.ts';
import { readSql } from '../../read-sql.ts';
import { settingChanges, superuser, type Settings } from './session-settings.ts';

/** Statements that the gateway itself runs, prepared once per opening; clients' names all begin with a scope. */
const ownStatements = {
  applySettings: readSql(import.meta.url, '../sql/apply-settings.sql').trim(),
  readSettings: readSql(import.meta.url, '../sql/read-settings.sql').trim(),
  readReportedSettings: readSql(import.meta.url, '../sql/read-reported-settings.sql').trim(),
  readWalPosition: readSql(import.meta.url, '../sql/read-wal-position.sql').trim(),
} as const;

/** SQLSTATE invalid_sql_statement_name. */
const invalidStatementName = '26000';

/** What the backend answered to a question of the gateway. */
interface Answer {
  /** First column of the first row. */
  readonly value: string | undefined;
  readonly error: ReadonlyMap<string, string> | undefined;
  /** Undefined when the backend skips messages until a Sync. */
  readonly status: TransactionStatus | undefined;
}

/** A setting that the backend did not accept; `fields` are those of its ErrorResponse. */
export class SettingRefused extends Error {
  override readonly name = 'SettingRefused';
  readonly fields: ReadonlyMap<string, string>;

  constructor(fields: ReadonlyMap<string, string>) {
    super(fields.get('M') ?? 'A setting was refused.');
    this.fields = fields;
  }
}

/**
 * The one backend with what must be known of its session: whose settings are in force, whose unnamed statement is
 * there. Only the holder of the turn may call it.
 */
export class Backend {
  readonly #options: EngineOptions;
  readonly #log: Logger;
  #engine: EngineThread;
  #settings: Settings = new Map();
  /** The connection whose unnamed statement the session has. */
  unnamedStatementOwner: object | undefined;
  /** Values of a session that has changed nothing, for ParameterStatus. */
  #reportedDefaults: Settings = new Map();

  private constructor(options: EngineOptions, log: Logger, engine: EngineThread) {
    this.#options = options;
    this.#log = log;
    this.#engine = engine;
  }

  static async open(options: EngineOptions, log: Logger): Promise<Backend> {
    const backend = new Backend(options, log, await EngineThread.open(options));
    await backend.#prepare();
    return backend;
  }

  get reportedDefaults(): Settings {
    return this.#reportedDefaults;
  }

  /** Runs a client's messages. */
  async converse(parts: readonly Uint8Array[], conversation: Conversation): Promise<ExecOutcome> {
    return this.#engine.exec(concatenate(parts), conversation);
  }

  /** Continues a `copy … from stdin`. */
  sendCopyData(parts: readonly Uint8Array[]): void {
    this.#engine.sendCopyData(concatenate(parts));
  }

  /** Makes what runs end with SQLSTATE 57014; the only call that is not the holder's. */
  cancel(): void {
    this.#engine.cancel();
  }

  /** Ends a backend that does not react any more; whatever it ran fails with EngineFailure. */
  async kill(): Promise<void> {
    await this.#engine.terminate();
  }

  /** Opens the database again after its backend died. */
  async reopen(): Promise<void> {
    await this.#engine.terminate();
    this.#engine = await EngineThread.open(this.#options);
    this.#settings = new Map();
    this.unnamedStatementOwner = undefined;
    await this.#prepare();
  }

  async close(): Promise<void> {
    await this.#engine.close();
  }

  /** @throws SettingRefused when one cannot be applied; the session is then back at the defaults. */
  async applySettings(settings: Settings): Promise<void> {
    if (settings === this.#settings) return;
    const changes = settingChanges(this.#settings, settings);
    if (changes.length > 0) {
      const { error } = await this.#ask('applySettings', [JSON.stringify(Object.fromEntries(changes))]);
      if (error !== undefined) {
        await this.run(`set session authorization ${superuser}; reset role; reset all`);
        this.#settings = new Map();
        throw new SettingRefused(error);
      }
    }
    this.#settings = settings;
  }

  /** Reads the session's settings as they are now; `customNames` are looked up beside those that pg_settings lists. */
  async readSettings(customNames: Iterable<string>): Promise<Settings> {
    const names = [...customNames].map((name) => JSON.stringify(name)).join(',');
    const { value } = await this.#ask('readSettings', [`{${names}}`]);
    this.#settings = readSettingsJson(value);
    return this.#settings;
  }

  /** Bytes of write-ahead log since the database was created. */
  async readWalPosition(): Promise<number> {
    const { value } = await this.#ask('readWalPosition', []);
    return Number(value);
  }

  /** Runs statements whose results nobody needs; errors among them too. */
  async run(sql: string): Promise<Answer> {
    this.unnamedStatementOwner = undefined;
    return this.#answerTo([simpleQuery(sql)]);
  }

  /** Rolls back whatever is open, also in the middle of a sequence of extended-protocol messages. */
  async abortTransaction(): Promise<void> {
    const { status } = await this.run('rollback');
    if (status === 'I') return;
    // After an error the backend skips everything until a Sync, which then ends a failed transaction only.
    await this.#answerTo([sync()]);
    await this.run('rollback');
  }

  async #prepare(): Promise<void> {
    await this.#prepareOwnStatements();
    const { value } = await this.#ask('readReportedSettings', []);
    this.#reportedDefaults = readSettingsJson(value);
  }

  async #prepareOwnStatements(): Promise<void> {
    for (const [name, sql] of Object.entries(ownStatements)) {
      const { error } = await this.#answerTo([closeStatement(name), parse(name, sql), sync()]);
      if (error !== undefined) this.#log.error({ statement: name, detail: error.get('M') }, 'A statement is wrong.');
    }
  }

  async #ask(statement: keyof typeof ownStatements, parameters: readonly string[]): Promise<Answer> {
    const question = [bind(statement, parameters), execute(), sync()];
    const answer = await this.#answerTo(question);
    if (answer.error?.get('C') !== invalidStatementName) return answer;
    // A function of a client has deallocated them all.
    await this.#prepareOwnStatements();
    return this.#answerTo(question);
  }

  async #answerTo(parts: readonly Uint8Array[]): Promise<Answer> {
    let value: string | undefined;
    let error: ReadonlyMap<string, string> | undefined;
    let status: TransactionStatus | undefined;
    const wanted = new Set<number>([backendType.dataRow, backendType.errorResponse, backendType.readyForQuery]);
    const walker = new ReplyWalker(wanted, (type, message) => {
      if (type === backendType.errorResponse) error = readErrorFields(message);
      else if (type === backendType.readyForQuery) status = readTransactionStatus(message);
      else value ??= readFirstColumn(message);
      return 'drop';
    });
    await this.converse(parts, {
      onPiece: (piece, read) => {
        walker.push(piece);
        read();
      },
      onCopyDataWanted: () => undefined,
    });
    return { value, error, status };
  }
}

function readSettingsJson(text: string | undefined): Settings {
  const settings = JSON.parse(text ?? '{}') as Readonly<Record<string, string>>;
  return new Map(Object.entries(settings));
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
