import type { Socket } from 'node:net';
import {
  authenticationOk,
  backendKeyData,
  errorResponse,
  negotiateProtocolVersion,
  notificationResponse,
  parameterStatus,
  readyForQuery,
  type Notification,
  type TransactionStatus,
  type WireError,
} from '../protocol/backend-message.ts';
import { ByteQueue } from '../protocol/byte-queue.ts';
import { frontendType, headerBytes, isFrontendType, type FrontendMessage } from '../protocol/frontend-message.ts';
import { readStartupPacket, type StartupPacket } from '../protocol/startup-packet.ts';
import { readDurationMs } from '../sql/duration.ts';
import { deallocateScope } from '../sql/scope-statements.ts';
import { isServedEncoding } from '../sql/served-encoding.ts';
import { combineEffects, noEffects, type StatementEffects } from '../sql/statement-effects.ts';
import { EngineFailure } from '../engine/embedded-engine.ts';
import { SettingRefused, type Backend } from './backend.ts';
import { ClientExchange } from './client-exchange.ts';
import type { Limits } from './limits.ts';
import type { Listener, NotificationHub } from './notification-hub.ts';
import { PreparedStatements, type ScopedBatch } from './prepared-statements.ts';
import { ReplyEditor } from './reply-editor.ts';
import type { Settings } from './session-settings.ts';
import { readStartupRequest } from './startup-settings.ts';
import { TurnCancelled, type TurnQueue } from './turn-queue.ts';

/** What a connection needs of the gateway. */
export interface ConnectionContext {
  readonly backend: Backend;
  readonly turns: TurnQueue;
  readonly notifications: NotificationHub;
  readonly limits: Limits;
  /** Cancels the query of the connection that this pair names, if there is one. */
  cancelQuery(processId: number, secretKey: number): void;
  /** Opens the database again and ends all connections. The caller holds the turn. */
  recover(failure: EngineFailure): Promise<void>;
  closed(connection: Connection): void;
}

export interface ConnectionOptions {
  readonly socket: Socket;
  readonly context: ConnectionContext;
  readonly processId: number;
  readonly secretKey: number;
}

const servedDatabase = 'postgres';
const superuser = 'postgres';
/** PostgreSQL's own limits: of a start-up packet (MAX_STARTUP_PACKET_LENGTH), and of a message (MaxAllocSize). */
const startupLimitBytes = 10_000;
const messageLimitBytes = 1_073_741_823;
/** A client that is told good-bye has this long to read it. */
const farewellMs = 1_000;
/** However a client sets idle_in_transaction_session_timeout, it may not hold the only backend for longer. */
const longestIdleInTransactionMs = 600_000;

const messagesThatEndABatch: ReadonlySet<number> = new Set([
  frontendType.query,
  frontendType.sync,
  frontendType.flush,
  frontendType.functionCall,
]);

/**
 * One client. Its states:
 *
 * - *starting*: nothing but start-up packets is understood. StartupMessage → idle, or closed with a FATAL error.
 * - *idle*: messages are gathered until a Sync, Flush, Query or FunctionCall ends a batch → queued.
 * - *queued*: waits for the turn. A cancel request answers the batch with 57014 → idle.
 * - *running*: the backend has the batch. ReadyForQuery with I → idle; else → holding.
 * - *holding*: keeps the turn within a transaction, or between a Flush and its Sync, while the client thinks. The next
 *   batch → running; no byte for too long → rolled back, closed with 25P03.
 * - *closed*: whatever was open is rolled back, whatever was prepared is deallocated, and the turn passed on.
 */
export class Connection implements Listener {
  readonly processId: number;
  readonly secretKey: number;
  readonly #socket: Socket;
  readonly #context: ConnectionContext;
  readonly #statements: PreparedStatements;
  readonly #bytes = new ByteQueue();
  #state: 'starting' | 'idle' | 'queued' | 'running' | 'holding' | 'closed' = 'starting';
  #messages: FrontendMessage[] = [];
  #isWorking = false;
  #hasSaidGoodbye = false;
  /** After an error that the gateway itself gave, until the next Sync. */
  #isSkipping = false;
  #holdsTurn = false;
  #exchange: ClientExchange | undefined;
  #idleTimer: NodeJS.Timeout | undefined;
  #settings: Settings = new Map();
  readonly #customSettings = new Set<string>();
  #reported = new Map<string, string>();
  /** Of the open transaction. */
  #effects: StatementEffects = noEffects;
  #notifications: Notification[] = [];

  constructor({ socket, context, processId, secretKey }: ConnectionOptions) {
    this.processId = processId;
    this.secretKey = secretKey;
    this.#socket = socket;
    this.#context = context;
    this.#statements = new PreparedStatements(`${processId}:`);
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.#receive(chunk));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#socketClosed());
  }

  /** Cancels what this client runs or waits for. */
  cancelQuery(): void {
    if (this.#state === 'queued') this.#context.turns.cancel(this);
    else this.#exchange?.cancel();
  }

  /** Ends the connection with a FATAL error. */
  end(error: Omit<WireError, 'severity'>): void {
    this.#hasSaidGoodbye = false;
    this.#socket.end(errorResponse({ severity: 'FATAL', ...error }));
    setTimeout(() => this.#socket.destroy(), farewellMs).unref();
    this.#state = 'closed';
  }

  /** Told at once when the client is idle, otherwise when its transaction is over, as a server does. */
  notify(notification: Notification): void {
    this.#notifications.push(notification);
    if (this.#state === 'idle' || this.#state === 'queued') this.#sendNotifications();
  }

  #receive(chunk: Buffer): void {
    if (this.#state === 'closed') return;
    this.#idleTimer?.refresh();
    this.#bytes.push(chunk);
    if (this.#state === 'starting') this.#readStartupPackets();
    else this.#readMessages();
  }

  #readStartupPackets(): void {
    while (this.#state === 'starting') {
      const length = this.#bytes.peek(4)?.readInt32BE(0);
      if (length === undefined) return;
      if (length < 8 || length > startupLimitBytes) {
        this.#socket.destroy();
        return;
      }
      const packet = this.#bytes.take(length);
      if (packet === undefined) return;
      this.#receiveStartupPacket(readStartupPacket(packet));
    }
  }

  #receiveStartupPacket(packet: StartupPacket): void {
    switch (packet.kind) {
      case 'encryption-request':
        this.#socket.write('N');
        break;
      case 'cancel-request':
        this.#context.cancelQuery(packet.processId, packet.secretKey);
        this.#state = 'closed';
        this.#socket.end();
        break;
      case 'malformed':
        this.end({ code: '08P01', message: 'invalid startup packet layout: expected terminator as last byte' });
        break;
      case 'unsupported-protocol':
        this.end({
          code: '0A000',
          message: `unsupported frontend protocol ${packet.major}.${packet.minor}: server supports 3.0 to 3.0`,
        });
        break;
      case 'startup':
        this.#state = 'idle';
        this.#isWorking = true;
        void this.#start(packet.parameters, packet.minor).finally(() => {
          this.#isWorking = false;
          this.#readMessages();
        });
    }
  }

  async #start(parameters: ReadonlyMap<string, string>, minor: number): Promise<void> {
    const { user, database, settings, unknownOptions } = readStartupRequest(parameters);
    const { backend } = this.#context;
    if (database !== servedDatabase) {
      this.end({
        code: '3D000',
        message: `database "${database}" does not exist`,
        hint: `The embedded database serves one database: "${servedDatabase}".`,
      });
      return;
    }
    const encoding = settings.get('client_encoding') ?? 'UTF8';
    if (!isServedEncoding(encoding)) {
      this.end({
        code: '0A000',
        message: `client_encoding "${encoding}" is not served by the embedded database`,
        hint: 'Let the client speak UTF8.',
      });
      return;
    }
    const wanted = new Map([...settings].filter(([name, value]) => !isDefault(backend.reportedDefaults, name, value)));
    if (user !== superuser) wanted.set('session_authorization', user);
    if (wanted.size > 0 && !(await this.#startSession(wanted))) return;
    this.#reported = new Map([...backend.reportedDefaults, ...this.#reportedOf(this.#settings)]);
    this.#socket.write(
      Buffer.concat([
        ...(minor > 0 || unknownOptions.length > 0 ? [negotiateProtocolVersion(unknownOptions)] : []),
        authenticationOk(),
        ...[...this.#reported].map(([name, value]) => parameterStatus(name, value)),
        backendKeyData(this.processId, this.secretKey),
        readyForQuery('I'),
      ]),
    );
  }

  /** Applies what the client asks for, so that a bad value is told now and names are those of pg_settings. */
  async #startSession(wanted: Settings): Promise<boolean> {
    for (const name of wanted.keys()) if (name.includes('.')) this.#customSettings.add(name);
    return this.#inTurn(async ({ backend }) => {
      try {
        await backend.applySettings(wanted);
      } catch (error) {
        if (!(error instanceof SettingRefused)) throw error;
        const isRole = error.message.startsWith('role ');
        this.end({ code: isRole ? '28000' : (error.fields.get('C') ?? '22023'), message: error.message });
        return false;
      }
      this.#settings = await backend.readSettings(this.#customSettings);
      return true;
    });
  }

  /** Uses the turn for the gateway's own ends, outside of any transaction of the client. */
  async #inTurn(work: (context: ConnectionContext) => Promise<boolean>): Promise<boolean> {
    const { turns } = this.#context;
    await turns.acquire(this);
    try {
      return await work(this.#context);
    } catch (error) {
      if (!(error instanceof EngineFailure)) throw error;
      await this.#context.recover(error);
      return false;
    } finally {
      turns.release();
    }
  }

  #readMessages(): void {
    for (;;) {
      const header = this.#bytes.peek(headerBytes);
      if (header === undefined || this.#state === 'closed') break;
      const [type, length] = [header.readUInt8(0), header.readInt32BE(1)];
      if (!isFrontendType(type) || length < 4 || length > messageLimitBytes) {
        this.#refuseMessage(type, length);
        return;
      }
      const bytes = this.#bytes.take(1 + length);
      if (bytes === undefined) break;
      this.#receiveMessage({ type, bytes });
    }
    void this.#work();
  }

  #refuseMessage(type: number, length: number): void {
    const message = isFrontendType(type) ? `invalid message length ${length}` : `invalid frontend message type ${type}`;
    this.end({ code: '08P01', message });
  }

  #receiveMessage(message: FrontendMessage): void {
    if (this.#exchange?.isCopyingIn === true && this.#exchange.takeCopyMessage(message)) return;
    switch (message.type) {
      case frontendType.terminate:
        this.#hasSaidGoodbye = true;
        this.#messages.push(message);
        break;
      case frontendType.copyData:
      case frontendType.copyDone:
      case frontendType.copyFail:
      case frontendType.password:
        // Left over from a copy that has failed: ignored, as a server does.
        break;
      default:
        this.#messages.push(message);
    }
  }

  /** Runs batches until there is none. */
  async #work(): Promise<void> {
    if (this.#isWorking) return;
    this.#isWorking = true;
    try {
      for (let batch = this.#nextBatch(); batch !== undefined; batch = this.#nextBatch()) await this.#runBatch(batch);
    } catch (error) {
      if (!(error instanceof EngineFailure)) throw error;
      await this.#context.recover(error);
    }
    if (this.#isClosed()) await this.#cleanUp();
    this.#isWorking = false;
  }

  /** A method, since the state may change wherever this connection waits. */
  #isClosed(): boolean {
    return this.#state === 'closed';
  }

  #nextBatch(): readonly FrontendMessage[] | undefined {
    if (this.#state === 'closed') return undefined;
    const end = this.#messages.findIndex(
      ({ type }) => messagesThatEndABatch.has(type) || type === frontendType.terminate,
    );
    if (end < 0) return undefined;
    if (this.#messages[end]?.type === frontendType.terminate) {
      this.#state = 'closed';
      this.#socket.end();
      return undefined;
    }
    return this.#messages.splice(0, end + 1);
  }

  async #runBatch(batch: readonly FrontendMessage[]): Promise<void> {
    const last = batch.at(-1)?.type;
    if (this.#isSkipping) {
      if (last !== frontendType.sync) return;
      this.#isSkipping = false;
      this.#socket.write(readyForQuery('I'));
      return;
    }
    this.#stopIdleTimer();
    const isLoneFlush = batch.length === 1 && last === frontendType.flush;
    if (isLoneFlush && !this.#holdsTurn) return;
    if (!(await this.#takeTurn(last))) return;
    this.#state = 'running';
    const { backend } = this.#context;
    const scoped = this.#statements.scopeBatch(batch, backend.unnamedStatementOwner === this);
    if (scoped.touchesUnnamed) backend.unnamedStatementOwner = last === frontendType.query ? undefined : this;
    this.#effects = combineEffects([this.#effects, scoped.effects]);
    await this.#exchangeBatch(scoped);
  }

  /** False when the wait was cancelled or the client has gone. */
  async #takeTurn(last: number | undefined): Promise<boolean> {
    if (this.#holdsTurn) return true;
    this.#state = 'queued';
    try {
      await this.#context.turns.acquire(this);
    } catch (error) {
      if (!(error instanceof TurnCancelled)) throw error;
      this.#answerCancelled(last);
      return false;
    }
    this.#holdsTurn = true;
    if (this.#isClosed()) return false;
    try {
      await this.#context.backend.applySettings(this.#settings);
    } catch (error) {
      if (!(error instanceof SettingRefused)) throw error;
      this.#settings = new Map();
      this.end({ code: error.fields.get('C') ?? 'XX000', message: error.message });
      return false;
    }
    return true;
  }

  #answerCancelled(last: number | undefined): void {
    if (this.#isClosed()) return;
    this.#state = 'idle';
    const message = 'canceling statement due to user request';
    this.#socket.write(errorResponse({ severity: 'ERROR', code: '57014', message }));
    this.#isSkipping = last === frontendType.flush;
    if (!this.#isSkipping) this.#socket.write(readyForQuery('I'));
  }

  async #exchangeBatch(scoped: ScopedBatch): Promise<void> {
    const { backend, limits, notifications } = this.#context;
    const heard: Notification[] = [];
    const editor = new ReplyEditor({
      scope: this.#statements.scope,
      dropsFirstParseComplete: scoped.hasAddedParse,
      tags: scoped.effects.tags,
      onNotification: (channel, payload) => heard.push({ processId: this.processId, channel, payload }),
    });
    const exchange = new ClientExchange({
      backend,
      socket: this.#socket,
      editor,
      statementTimeoutMs: this.#statementTimeoutMs(),
      copyStallMs: limits.idleInTransactionMs,
    });
    this.#exchange = exchange;
    const isUnread = await exchange.run(scoped.parts).finally(() => (this.#exchange = undefined));
    if (isUnread) {
      this.end({ code: '57P05', message: 'terminating connection because its result was left unread' });
    } else if (editor.status === 'I') {
      await this.#endTransaction(editor.hasRolledBack);
      for (const notification of heard) notifications.deliver(notification);
      this.#becomeIdle();
    } else {
      this.#hold(editor.status);
    }
  }

  #statementTimeoutMs(): number {
    const fromSession = readDurationMs(this.#settings.get('statement_timeout') ?? '');
    return this.#effects.statementTimeoutMs ?? fromSession ?? this.#context.limits.statementTimeoutMs;
  }

  /** Brings what is known of the session up to date. */
  async #endTransaction(hasRolledBack: boolean): Promise<void> {
    const { backend, notifications } = this.#context;
    const effects = this.#effects;
    this.#effects = noEffects;
    if (!hasRolledBack) for (const change of effects.channelChanges) notifications.change(this, change);
    if (!effects.changesSettings) return;
    for (const name of effects.customSettings) this.#customSettings.add(name);
    this.#settings = await backend.readSettings(this.#customSettings);
    for (const [name, value] of this.#reportedOf(this.#settings)) {
      if (this.#reported.get(name) === value) continue;
      this.#reported.set(name, value);
      this.#socket.write(parameterStatus(name, value));
    }
  }

  /** Values of those settings that clients are told of. */
  #reportedOf(settings: Settings): readonly (readonly [string, string])[] {
    const { reportedDefaults } = this.#context.backend;
    return [...reportedDefaults].map(([name, value]) => [name, settings.get(name) ?? value] as const);
  }

  #becomeIdle(): void {
    if (this.#state === 'closed') return;
    this.#state = 'idle';
    this.#sendNotifications();
    this.#socket.write(readyForQuery('I'));
    this.#releaseTurn();
  }

  #hold(status: TransactionStatus | undefined): void {
    if (this.#state === 'closed') return;
    this.#state = 'holding';
    if (status !== undefined) this.#socket.write(readyForQuery(status));
    this.#idleTimer = setTimeout(() => this.#endIdleTransaction(), this.#idleInTransactionMs());
  }

  #idleInTransactionMs(): number {
    const wanted = readDurationMs(this.#settings.get('idle_in_transaction_session_timeout') ?? '');
    if (wanted === undefined) return this.#context.limits.idleInTransactionMs;
    return wanted === 0 ? longestIdleInTransactionMs : Math.min(wanted, longestIdleInTransactionMs);
  }

  #endIdleTransaction(): void {
    if (this.#state !== 'holding') return;
    this.end({
      code: '25P03',
      message: 'terminating connection due to idle-in-transaction timeout',
      hint: 'The embedded database has one backend, so a transaction that waits holds up all other clients.',
    });
    void this.#work();
  }

  #stopIdleTimer(): void {
    clearTimeout(this.#idleTimer);
    // A timer that was stopped would start again when it is refreshed.
    this.#idleTimer = undefined;
  }

  #sendNotifications(): void {
    const notifications = this.#notifications;
    this.#notifications = [];
    for (const notification of notifications) this.#socket.write(notificationResponse(notification));
  }

  #socketClosed(): void {
    this.#stopIdleTimer();
    this.#context.notifications.change(this, { kind: 'unlisten-all' });
    const mayFinish = this.#hasSaidGoodbye && this.#isWorking;
    if (!mayFinish) {
      if (this.#state === 'queued') this.#context.turns.cancel(this);
      this.#state = 'closed';
      this.#exchange?.cancel();
    }
    void this.#work();
  }

  /** Leaves nothing of this connection in the backend's session. */
  async #cleanUp(): Promise<void> {
    this.#stopIdleTimer();
    const { backend, turns } = this.#context;
    const mustDeallocate = this.#statements.hasNames;
    this.#statements.hasNames = false;
    try {
      if (this.#holdsTurn) await backend.abortTransaction();
      if (mustDeallocate && !this.#holdsTurn) {
        await turns.acquire(this);
        this.#holdsTurn = true;
      }
      if (mustDeallocate) await backend.run(deallocateScope(this.#statements.scope));
    } catch (error) {
      if (!(error instanceof EngineFailure)) throw error;
      await this.#context.recover(error);
    } finally {
      this.#releaseTurn();
    }
    this.#context.closed(this);
  }

  #releaseTurn(): void {
    if (!this.#holdsTurn) return;
    this.#holdsTurn = false;
    this.#context.turns.release();
  }
}

function isDefault(defaults: Settings, name: string, value: string): boolean {
  const match = [...defaults].find(([known]) => known.toLowerCase() === name.toLowerCase());
  return match?.[1].toLowerCase() === value.toLowerCase();
}
