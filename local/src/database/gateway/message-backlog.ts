import { frontendType, type FrontendMessage } from '../protocol/frontend-message.ts';

/** So much may wait behind a running batch before the client is made to wait. */
const limitBytes = 16_777_216;

const messagesThatEndABatch: ReadonlySet<number> = new Set([
  frontendType.query,
  frontendType.sync,
  frontendType.flush,
  frontendType.functionCall,
]);

/** What a client has sent and the backend has not had yet: messages, gathered into batches that run as one. */
export class MessageBacklog {
  #messages: FrontendMessage[] = [];
  #bytes = 0;

  /** Whether the client should be made to wait. */
  get isFull(): boolean {
    return this.#bytes > limitBytes;
  }

  add(message: FrontendMessage): void {
    this.#messages.push(message);
    this.#bytes += message.bytes.length;
  }

  /** Messages up to the next one that ends a batch; undefined when there is none yet. `terminate` is the client's farewell. */
  takeBatch(): readonly FrontendMessage[] | 'terminate' | undefined {
    const end = this.#messages.findIndex(
      ({ type }) => messagesThatEndABatch.has(type) || type === frontendType.terminate,
    );
    if (end < 0) return undefined;
    if (this.#messages[end]?.type === frontendType.terminate) return 'terminate';
    const batch = this.#messages.splice(0, end + 1);
    for (const { bytes } of batch) this.#bytes -= bytes.length;
    return batch;
  }
}
