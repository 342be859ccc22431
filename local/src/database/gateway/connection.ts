import type { Socket } from 'node:net';
import { EngineFailure } from '../engine/embedded-engine.ts';
import {
  errorResponse,
  notificationResponse,
  parameterStatus,
  readyForQuery,
  type Notification,
  type TransactionStatus,
  type WireError,
} from '../protocol/backend-message.ts';
import { frontendType, type FrontendMessage } from '../protocol/frontend-message.ts';
import type { StartupMessage, StartupPacket } from '../protocol/startup-packet.ts';
import { SettingRefused } from './backend.ts';
import { ClientExchange } from './client-exchange.ts';
import type { ConnectionContext } from './connection-context.ts';
import { greet } from './greet.ts';
import { leaveNothingBehind } from './leave-nothing-behind.ts';
import { MessageBacklog } from './message-backlog.ts';
import { MessageReader } from './message-reader.ts';
import type { Listener } from './notification-hub.ts';
import { PreparedStatements, type ScopedBatch } from './prepared-statements.ts';
import { ReplyEditor } from './reply-editor.ts';
import { Session } from './session.ts';
import { TurnCancelled } from './turn-queue.ts';
import { Turn } from './turn.ts';

export interface ConnectionOptions {
  readonly socket: Socket;
  readonly context: ConnectionContext;
  readonly processId: number;
  readonly secretKey: number;
}

/** A client that is told good-bye has this long to read it. */
const farewellMs = 1_000;

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
  readonly #session: Session;
  readonly #reader = new MessageReader();
  readonly #backlog = new MessageBacklog();
  readonly #turn: Turn;
  #state: 'starting' | 'idle' | 'queued' | 'running' | 'holding' | 'closed' = 'starting';
  #isWorking = false;
  #hasSaidGoodbye = false;
  /** After an error that the gateway itself gave, until the next Sync. */
  #isSkipping = false;
  #exchange: ClientExchange | undefined;
  #idleTimer: NodeJS.Timeout | undefined;
  #notifications: Notification[] = [];

  constructor({ socket, context, processId, secretKey }: ConnectionOptions) {
    this.processId = processId;
    this.secretKey = secretKey;
    this.#socket = socket;
    this.#context = context;
    this.#statements = new PreparedStatements(`${processId}:`);
    this.#session = new Session(context.backend);
    this.#turn = new Turn(context.turns);
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.#receive(chunk));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#socketClosed());
  }

  /** Cancels what this client runs or waits for. */
  cancelQuery(): void {
    if (this.#state === 'queued') this.#turn.cancel();
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
    this.#reader.push(chunk);
    while (this.#state === 'starting') {
      const packet = this.#reader.takeStartupPacket();
      if (packet === undefined) return;
      this.#receiveStartupPacket(packet);
    }
    this.#readMessages();
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
        void this.#start(packet);
    }
  }

  async #start(startup: StartupMessage): Promise<void> {
    this.#isWorking = true;
    const { processId, secretKey } = this;
    const reception = await greet({ startup, session: this.#session, processId, secretKey }, this.#context);
    if (reception.kind === 'refusal') this.end(reception.error);
    else this.#socket.write(reception.answer);
    this.#isWorking = false;
    this.#readMessages();
  }

  #readMessages(): void {
    while (!this.#isClosed()) {
      const message = this.#reader.takeMessage();
      if (message === undefined) break;
      if ('kind' in message) this.end(message.error);
      else this.#receiveMessage(message);
    }
    if (this.#isWorking && this.#backlog.isFull) this.#socket.pause();
    void this.#work();
  }

  #receiveMessage(message: FrontendMessage): void {
    if (this.#exchange?.isCopyingIn === true && this.#exchange.takeCopyMessage(message)) return;
    switch (message.type) {
      case frontendType.copyData:
      case frontendType.copyDone:
      case frontendType.copyFail:
      case frontendType.password:
        // Left over from a copy that has failed: ignored, as a server does.
        break;
      default:
        this.#hasSaidGoodbye ||= message.type === frontendType.terminate;
        this.#backlog.add(message);
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
    const batch = this.#backlog.takeBatch();
    if (batch === 'terminate') {
      this.#state = 'closed';
      this.#socket.end();
      return undefined;
    }
    if (!this.#backlog.isFull) this.#socket.resume();
    return batch;
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
    if (isLoneFlush && !this.#turn.isHeld) return;
    if (!(await this.#takeTurn(last))) return;
    this.#state = 'running';
    const { backend } = this.#context;
    const scoped = this.#statements.scopeBatch(batch, backend.unnamedStatementOwner === this);
    if (scoped.touchesUnnamed) backend.unnamedStatementOwner = last === frontendType.query ? undefined : this;
    this.#session.note(scoped.effects);
    await this.#exchangeBatch(scoped);
  }

  /** False when the wait was cancelled or the client has gone, be it while its settings were put in force. */
  async #takeTurn(last: number | undefined): Promise<boolean> {
    if (this.#turn.isHeld) return true;
    this.#state = 'queued';
    try {
      await this.#turn.take();
      if (this.#isClosed()) return false;
      await this.#session.enter();
      this.#turn.rejectCancelled();
    } catch (error) {
      if (error instanceof TurnCancelled) this.#answerCancelled(last);
      else if (error instanceof SettingRefused) this.#endRefused(error);
      else throw error;
      return false;
    }
    return !this.#isClosed();
  }

  #endRefused({ fields, message }: SettingRefused): void {
    this.end({ code: fields.get('C') ?? 'XX000', message });
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
      statementTimeoutMs: this.#session.statementTimeoutMs(limits),
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

  async #endTransaction(hasRolledBack: boolean): Promise<void> {
    const channelChanges = await this.#session.endTransaction(hasRolledBack);
    for (const change of channelChanges) this.#context.notifications.change(this, change);
    for (const [name, value] of this.#session.takeReports()) this.#socket.write(parameterStatus(name, value));
  }

  #becomeIdle(): void {
    if (this.#state === 'closed') return;
    this.#state = 'idle';
    this.#sendNotifications();
    this.#socket.write(readyForQuery('I'));
    this.#turn.release();
  }

  #hold(status: TransactionStatus | undefined): void {
    if (this.#state === 'closed') return;
    this.#state = 'holding';
    if (status !== undefined) this.#socket.write(readyForQuery(status));
    const limitMs = this.#session.idleInTransactionMs(this.#context.limits);
    this.#idleTimer = setTimeout(() => this.#endIdleTransaction(), limitMs);
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
      if (this.#state === 'queued') this.#turn.cancel();
      this.#state = 'closed';
      this.#exchange?.cancel();
    }
    void this.#work();
  }

  async #cleanUp(): Promise<void> {
    this.#stopIdleTimer();
    try {
      await leaveNothingBehind({ backend: this.#context.backend, turn: this.#turn, statements: this.#statements });
    } catch (error) {
      if (!(error instanceof EngineFailure)) throw error;
      await this.#context.recover(error);
    } finally {
      this.#turn.release();
    }
    this.#context.closed(this.processId);
  }
}
