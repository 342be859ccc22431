import type { Socket } from 'node:net';
import type { Conversation } from '../engine/engine-thread.ts';
import { copyFail, frontendType, type FrontendMessage } from '../protocol/frontend-message.ts';
import type { Backend } from './backend.ts';
import type { ReplyEditor } from './reply-editor.ts';

/** A cancel is repeated until the backend has taken notice: it may just have been between two statements. */
const repeatCancelEveryMs = 50;
/** A backend that ignores a cancel for so long is opened anew. */
const killAfterMs = 20_000;

export interface ClientExchangeOptions {
  readonly backend: Backend;
  readonly socket: Socket;
  readonly editor: ReplyEditor;
  /** 0 for no limit. */
  readonly statementTimeoutMs: number;
  /** How long a client may leave its `copy … from stdin` waiting for data. */
  readonly copyStallMs: number;
}

/** What may be sent within `copy … from stdin`; anything else ends it. */
const copyTypes: ReadonlySet<number> = new Set([
  frontendType.copyData,
  frontendType.copyDone,
  frontendType.copyFail,
  frontendType.flush,
  frontendType.sync,
]);

/** So much copy data may wait for the backend before the client is made to wait. */
const copyDataLimitBytes = 4_194_304;

/**
 * One run of a client's messages by the backend: passes the reply on, feeds `copy … from stdin`, and ends what takes
 * too long. A copy is open from the backend's first wish for data until the client's CopyDone or CopyFail, or until the
 * gateway fails it; what was sent by then is still fed.
 */
export class ClientExchange implements Conversation {
  readonly #options: ClientExchangeOptions;
  #isCopyOpen = false;
  #backendWaits = false;
  #copyMessages: Buffer[] = [];
  #copyBytes = 0;
  #copyTimer: NodeJS.Timeout | undefined;
  #cancelTimer: NodeJS.Timeout | undefined;
  #killTimer: NodeJS.Timeout | undefined;

  constructor(options: ClientExchangeOptions) {
    this.#options = options;
  }

  /** Whether the client now talks to a `copy … from stdin`. */
  get isCopyingIn(): boolean {
    return this.#isCopyOpen;
  }

  /** Runs messages to the end; true when the client left its reply unread for too long. */
  async run(parts: readonly Buffer[]): Promise<boolean> {
    const { statementTimeoutMs, backend } = this.#options;
    const timeout =
      statementTimeoutMs > 0
        ? setTimeout(() => this.cancel('canceling statement due to statement timeout'), statementTimeoutMs)
        : undefined;
    try {
      const { unread } = await backend.converse(parts, this);
      return unread;
    } finally {
      this.#closeCopy();
      clearTimeout(timeout);
      clearInterval(this.#cancelTimer);
      clearTimeout(this.#killTimer);
    }
  }

  /** Ends what runs; `reason` replaces the server's words for a cancel on the client's request. */
  cancel(reason?: string): void {
    this.#options.editor.cancelReason ??= reason;
    this.failCopy(reason ?? 'canceling statement due to user request');
    this.#options.backend.cancel();
    this.#cancelTimer ??= setInterval(() => this.#options.backend.cancel(), repeatCancelEveryMs);
    this.#killTimer ??= setTimeout(() => void this.#options.backend.kill(), killAfterMs);
  }

  onPiece(piece: Buffer, read: () => void): void {
    const { editor, socket } = this.#options;
    const out = editor.edit(piece);
    // ReadyForQuery follows the last piece at once: written together, they wake the client once.
    socket.cork();
    setImmediate(() => socket.uncork());
    for (const part of out.slice(0, -1)) socket.write(part);
    const last = out.at(-1);
    if (last === undefined) read();
    else socket.write(last, read);
  }

  onCopyDataWanted(): void {
    const { socket, copyStallMs } = this.#options;
    this.#backendWaits = true;
    if (this.#copyMessages.length > 0) {
      this.#feed();
      return;
    }
    this.#isCopyOpen = true;
    this.#copyTimer ??= setTimeout(() => this.failCopy('no data came in time'), copyStallMs);
    if (socket.destroyed) this.failCopy('the client has gone');
  }

  /** Takes a message of the client within `copy … from stdin`; false when it does not belong there. */
  takeCopyMessage({ type, bytes }: FrontendMessage): boolean {
    if (!copyTypes.has(type)) {
      this.failCopy('another message came in its place');
      return false;
    }
    this.#copyTimer?.refresh();
    if (type === frontendType.copyDone || type === frontendType.copyFail) this.#closeCopy();
    this.#push(bytes);
    return true;
  }

  /** Ends `copy … from stdin` with an error, if there is one. */
  failCopy(reason: string): void {
    if (!this.#isCopyOpen) return;
    this.#closeCopy();
    this.#push(copyFail(reason));
  }

  #push(message: Buffer): void {
    this.#copyMessages.push(message);
    this.#copyBytes += message.length;
    if (this.#backendWaits) this.#feed();
    else if (this.#copyBytes > copyDataLimitBytes) this.#options.socket.pause();
  }

  #feed(): void {
    this.#options.backend.sendCopyData(this.#copyMessages);
    this.#copyMessages = [];
    this.#copyBytes = 0;
    this.#backendWaits = false;
    this.#options.socket.resume();
  }

  #closeCopy(): void {
    this.#isCopyOpen = false;
    clearTimeout(this.#copyTimer);
    this.#copyTimer = undefined;
  }
}
