import type { Authenticator } from '../../auth/authenticator.ts';
import type { RequestHeaders } from '../../auth/request-headers.ts';
import type { Session } from '../../auth/session.ts';
import { graphqlError } from '../../execute/graphql-error.ts';
import { HasuraError } from '../../metadata/hasura-error.ts';
import { isInputObject, type InputJson } from '../../request/input-json.ts';
import { parseJson } from '../../request/parse-json.ts';
import { toHasuraError } from '../../metadata/to-hasura-error.ts';
import { plainFault } from '../describe-fault.ts';
import { UnreadableMessage, type ClientMessage } from './client-message.ts';
import type { OperationRunner, Receiver } from './operation-runner.ts';
import { socketLimits } from './socket-limits.ts';
import { executionFault } from './sub-protocol.ts';
import type { Closure, Farewell, SubProtocol } from './sub-protocol.ts';

/** The wire under a connection. */
export interface Transport {
  send(message: string): void;
  close(closure: Closure): void;
}

/** What a connection works with. */
export interface ConnectionParts {
  readonly protocol: SubProtocol;
  readonly transport: Transport;
  readonly authenticator: Authenticator;
  readonly runner: OperationRunner;
  /** Headers of the handshake, which those of `connection_init` override. */
  readonly headers: RequestHeaders;
  readonly address: string;
  /** Whether errors look as on `/v1alpha1/graphql`. */
  readonly isLegacy: boolean;
  readonly showsInternal: (session: Session) => boolean;
  readonly initTimeoutMs: number;
}

interface ReadyState {
  readonly kind: 'ready';
  readonly session: Session;
  /** Of the handshake and of the first message. */
  readonly headers: RequestHeaders;
}

type State =
  | { readonly kind: 'new' }
  | { readonly kind: 'authenticating'; readonly waiting: string[] }
  | ReadyState
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'closed' };

/**
 * One client's conversation, whatever carries it.
 *
 * - New: only `connection_init` counts. A start is refused; where the protocol sets a time for the init, its end closes
 *   the connection.
 * - Authenticating, from `connection_init` on: further messages wait in order, so that a client need not wait for the
 *   acknowledgement. Credentials that hold lead to ready, others to refused.
 * - Ready: acknowledged. Operations start and stop, each under an id that no running one has; a further init
 *   authenticates again, and operations that run keep the session they began with. When the credentials end, the
 *   connection closes.
 * - Refused: told so and closed by code; whatever still arrives is refused with the reason.
 * - Closed, by either side and from any state: all operations are stopped, nothing is sent or heard any more.
 */
export class SocketConnection {
  readonly #parts: ConnectionParts;
  readonly #operations = new Map<string, () => void>();
  readonly #initTimer: NodeJS.Timeout | undefined;
  #state: State = { kind: 'new' };
  #expiryTimer: NodeJS.Timeout | undefined;

  constructor(parts: ConnectionParts) {
    this.#parts = parts;
    const { initTimeout } = parts.protocol;
    if (initTimeout === null) return;
    this.#initTimer = setTimeout(() => this.close(initTimeout), parts.initTimeoutMs);
  }

  /** Hears one message of the client. */
  receive(text: string): void {
    if (this.#state.kind === 'closed') return;
    if (this.#state.kind === 'authenticating') {
      this.#wait(this.#state.waiting, text);
      return;
    }
    try {
      this.#handle(this.#read(text));
    } catch (error) {
      if (!(error instanceof UnreadableMessage)) throw error;
      this.#say(this.#parts.protocol.unreadable(error.message));
    }
  }

  /** Tells a client that is ready that the connection lives. */
  keepAlive(): void {
    if (this.#state.kind === 'ready') this.#send(this.#parts.protocol.keepAlive);
  }

  /** Ends the conversation from this side. */
  close(closure: Closure): void {
    if (this.#state.kind === 'closed') return;
    this.closed();
    this.#parts.transport.close(closure);
  }

  /** The wire is gone. */
  closed(): void {
    this.#state = { kind: 'closed' };
    clearTimeout(this.#initTimer);
    clearTimeout(this.#expiryTimer);
    for (const stop of this.#operations.values()) stop();
    this.#operations.clear();
  }

  #read(text: string): ClientMessage {
    const message = parsed(text);
    if (!isInputObject(message)) throw new UnreadableMessage('expected an object');
    return this.#parts.protocol.read(message);
  }

  #handle(message: ClientMessage): void {
    switch (message.kind) {
      case 'init':
        void this.#authenticate(message.headers);
        break;
      case 'start':
        this.#start(message.id, message.payload);
        break;
      case 'stop':
        this.#stop(message.id);
        break;
      case 'terminate':
        this.close({ code: 1000, reason: '' });
        break;
      case 'ping':
        this.#send(this.#parts.protocol.pong(message.payload));
        break;
      case 'pong':
        break;
    }
  }

  #wait(waiting: string[], text: string): void {
    const length = waiting.reduce((sum, { length }) => sum + length, text.length);
    const fits = waiting.length < socketLimits.waitingMessages && length <= socketLimits.waitingCharacters;
    if (fits) waiting.push(text);
    else this.close({ code: 4400, reason: 'too many messages before the connection is initialised' });
  }

  async #authenticate(headers: RequestHeaders): Promise<void> {
    clearTimeout(this.#initTimer);
    const waiting: string[] = [];
    this.#state = { kind: 'authenticating', waiting };
    const { authenticator, protocol } = this.#parts;
    try {
      // Where a connection comes from is not for its messages to say.
      const { 'x-forwarded-for': forwardedFor } = this.#parts.headers;
      const all = { ...this.#parts.headers, ...headers, 'x-forwarded-for': forwardedFor };
      const { session } = await authenticator.authenticate(all, () => null);
      if (this.#isClosed()) return;
      this.#state = { kind: 'ready', session, headers: all };
      this.#expireWith(session);
      this.#send(protocol.acknowledged);
      if (protocol.keepsAliveAtOnce) this.#send(protocol.keepAlive);
    } catch (error) {
      if (this.#isClosed()) return;
      const reason = toHasuraError(error).message;
      this.#state = { kind: 'refused', reason };
      this.#say(protocol.unauthorized(reason));
    }
    for (const text of waiting) this.receive(text);
  }

  /** Closes when the credentials end. A timer holds at most 24.8 days, so later ends are looked at again then. */
  #expireWith(session: Session): void {
    clearTimeout(this.#expiryTimer);
    if (session.expiresAtMs === null) return;
    const leftMs = session.expiresAtMs - Date.now();
    if (leftMs <= 0) {
      this.close({ code: 1000, reason: 'the credentials have expired' });
      return;
    }
    this.#expiryTimer = setTimeout(() => this.#expireWith(session), Math.min(leftMs, longestTimerMs));
  }

  #start(id: string, payload: InputJson): void {
    const state = this.#state;
    if (state.kind !== 'ready') {
      const reason =
        state.kind === 'refused'
          ? `cannot start as connection_init failed with: ${state.reason}`
          : 'start received before the connection is initialised';
      this.#refuseStart(id, reason);
    } else if (this.#operations.has(id)) {
      this.#refuseStart(id, `an operation already exists with this id: ${id}`);
    } else if (this.#operations.size >= socketLimits.operations) {
      this.#refuseStart(id, `this connection runs ${socketLimits.operations} operations already`);
    } else {
      this.#run(id, payload, state);
    }
  }

  #run(id: string, payload: InputJson, { session, headers }: ReadyState): void {
    let isRunning = true;
    let stop = (): void => undefined;
    this.#operations.set(id, () => {
      isRunning = false;
      stop();
    });
    const receiver = this.#receiver(id, session, () => isRunning);
    stop = this.#parts.runner.start(payload, { session, headers, address: this.#parts.address }, receiver);
  }

  #receiver(id: string, session: Session, isRunning: () => boolean): Receiver {
    const { protocol, isLegacy } = this.#parts;
    let hasFailed = false;
    const tell = (message: string): void => {
      if (isRunning()) this.#send(message);
    };
    const tellFault = (message: string): void => {
      hasFailed = true;
      tell(message);
    };
    return {
      data: (body) => tell(protocol.data(id, body)),
      failing: (error) => tell(protocol.data(id, executionFault(this.#describe(error, session)))),
      refused: (error) => tellFault(protocol.refused(id, this.#describe(error, session), isLegacy)),
      failed: (error) => tellFault(protocol.failed(id, this.#describe(error, session))),
      complete: () => {
        if (!isRunning()) return;
        this.#operations.delete(id);
        this.#complete(id, hasFailed ? protocol.completesErrorsAfterMs : 0);
      },
    };
  }

  /** Says `complete`, later if need be, unless the id has been taken again by then. */
  #complete(id: string, afterMs: number): void {
    const message = this.#parts.protocol.complete(id);
    if (afterMs === 0) {
      this.#send(message);
      return;
    }
    const say = (): void => {
      if (!this.#operations.has(id)) this.#send(message);
    };
    setTimeout(say, afterMs);
  }

  #describe(error: unknown, session: Session): object {
    const showsInternal = this.#parts.showsInternal(session);
    if (!this.#parts.isLegacy) return graphqlError(error, showsInternal);
    return plainFault(toHasuraError(error), { showsInternal });
  }

  #refuseStart(id: string, message: string): void {
    const { protocol, isLegacy } = this.#parts;
    const fault = new HasuraError({ code: 'start-failed', message });
    const error = isLegacy ? plainFault(fault, { showsInternal: false }) : graphqlError(fault, false);
    this.#send(protocol.refused(id, error, isLegacy));
    if (protocol.misplacedStart !== null) this.close(protocol.misplacedStart);
  }

  #stop(id: string): void {
    const stop = this.#operations.get(id);
    this.#operations.delete(id);
    stop?.();
  }

  #say({ message, closure }: Farewell): void {
    if (message !== null) this.#send(message);
    if (closure !== null) this.close(closure);
  }

  #send(message: string): void {
    if (!this.#isClosed()) this.#parts.transport.send(message);
  }

  #isClosed(): boolean {
    return this.#state.kind === 'closed';
  }
}

const longestTimerMs = 2_147_483_647;

function parsed(text: string): InputJson {
  try {
    return parseJson(text);
  } catch (error) {
    throw new UnreadableMessage(error instanceof Error ? error.message : 'not JSON');
  }
}
