import {
  backendType,
  commandComplete,
  encodeErrorFields,
  readCommandTag,
  readErrorFields,
  readNotification,
  readTransactionStatus,
  type TransactionStatus,
} from '../protocol/backend-message.ts';
import { ReplyWalker, type Verdict } from '../protocol/reply-walker.ts';
import type { TagReplacement } from '../sql/statement-effects.ts';

const wantedTypes: ReadonlySet<number> = new Set([
  backendType.commandComplete,
  backendType.errorResponse,
  backendType.noticeResponse,
  backendType.notificationResponse,
  backendType.parseComplete,
  backendType.readyForQuery,
]);

/** The package announces every rollback in a notice of its own, such as `# 1743: aborting transaction 743`. */
const noiseOfPackage = /^# \d+: /;

export interface ReplyEditorOptions {
  /** Taken out of messages, so that a client reads its own statements' names. */
  readonly scope: string;
  readonly dropsFirstParseComplete: boolean;
  readonly tags: readonly TagReplacement[];
  onNotification(channel: string, payload: string): void;
}

/**
 * What of the backend's reply goes to the client: rows as they are; notifications to those who listen; ReadyForQuery
 * held back, because the gateway may have to put messages before it.
 */
export class ReplyEditor {
  /** The latest ReadyForQuery; undefined when the backend is within a sequence of extended-protocol messages. */
  status: TransactionStatus | undefined;
  hasFailed = false;
  /** Why the gateway cancelled the query, in words of the server; undefined when the client did. */
  cancelReason: string | undefined;
  readonly #options: ReplyEditorOptions;
  readonly #tags: TagReplacement[];
  readonly #walker: ReplyWalker;
  #dropsParseComplete: boolean;
  #hasRolledBack = false;

  constructor(options: ReplyEditorOptions) {
    this.#options = options;
    this.#tags = [...options.tags];
    this.#dropsParseComplete = options.dropsFirstParseComplete;
    this.#walker = new ReplyWalker(wantedTypes, (type, message) => this.#judge(type, message));
  }

  /** Whether the transaction that the reply ended was rolled back. */
  get hasRolledBack(): boolean {
    return this.#hasRolledBack || this.hasFailed;
  }

  /** Takes a piece of the reply and returns what the client gets of it. */
  edit(piece: Buffer): readonly Buffer[] {
    return this.#walker.push(piece);
  }

  #judge(type: number, message: Buffer): Verdict {
    switch (type) {
      case backendType.readyForQuery:
        this.status = readTransactionStatus(message);
        return 'drop';
      case backendType.notificationResponse: {
        const { channel, payload } = readNotification(message);
        this.#options.onNotification(channel, payload);
        return 'drop';
      }
      case backendType.parseComplete:
        return this.#judgeParseComplete();
      case backendType.commandComplete:
        return this.#judgeTag(readCommandTag(message));
      case backendType.errorResponse:
        this.hasFailed = true;
        return this.#editError(message);
      default:
        return noiseOfPackage.test(readErrorFields(message).get('M') ?? '') ? 'drop' : 'pass';
    }
  }

  #judgeParseComplete(): Verdict {
    const verdict = this.#dropsParseComplete ? 'drop' : 'pass';
    this.#dropsParseComplete = false;
    return verdict;
  }

  #judgeTag(tag: string): Verdict {
    if (tag === 'ROLLBACK') this.#hasRolledBack = true;
    if (tag !== this.#tags[0]?.from) return 'pass';
    const replacement = this.#tags.shift();
    return replacement === undefined ? 'pass' : commandComplete(replacement.to);
  }

  #editError(message: Buffer): Verdict {
    const { scope } = this.#options;
    const isCancelled = this.cancelReason !== undefined;
    if (!isCancelled && !message.includes(scope)) return 'pass';
    const fields = readErrorFields(message);
    for (const [name, text] of fields) fields.set(name, text.replaceAll(`"${scope}`, '"'));
    if (isCancelled && fields.get('C') === '57014') fields.set('M', this.cancelReason ?? '');
    return encodeErrorFields(fields);
  }
}
