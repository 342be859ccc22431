import { readJson } from '@andon/mqtt';
import type { DialectMessage } from '@andon/mqtt';
import type { RequestHandler, Response } from 'express';
import type { DialectIntake } from '../dialect/dialect-intake.ts';
import { Receipt } from '../dialect/receipt.ts';
import type { IncomingMessage } from '../host/incoming-message.ts';

const retryAfterSeconds = 5;
const commitTimeoutMs = 30_000;

export interface IngestEndpointParts {
  readonly intake: DialectIntake;
  /** True while the queue is full, or the worker stops. */
  readonly isBusy: () => boolean;
  /** Called after every request, so that other readers may be paused. */
  readonly onMessage: () => void;
}

/** A dialect as one address speaks it. */
export interface HttpDialect {
  /** What stands for the topic. */
  readonly topic: string;
  readonly parse: (body: unknown) => DialectMessage;
  /** The body that would have brought the item alone. */
  readonly itemBody: (body: unknown, index: number) => unknown;
}

/** Takes the items of a request, waits for the commit of their rows, and says what became of each. */
export class IngestEndpoint {
  private readonly parts: IngestEndpointParts;

  constructor(parts: IngestEndpointParts) {
    this.parts = parts;
  }

  /** Before the body is read: what can't be taken now should not be held in memory either. */
  readonly refuseWhenBusy: RequestHandler = (_request, response, next) => {
    if (this.parts.isBusy()) answerLater(response, 'The database is slower than the senders. Nothing was taken.');
    else next();
  };

  handle(dialect: HttpDialect): RequestHandler {
    return async (request, response) => {
      const payload: unknown = request.body;
      const body = readJson(Buffer.isBuffer(payload) ? payload : Buffer.alloc(0));
      const receipts = this.take(dialect, body);
      if (await this.isCommitted(dialect.topic)) answer(response, receipts);
      else
        answerLater(response, 'The rows have not been committed yet. Send them again: what has landed stays as it is.');
    };
  }

  private take({ topic, parse, itemBody }: HttpDialect, body: unknown): readonly Receipt[] {
    const { source, items } = parse(body);
    return items.map((item, index) => {
      const receipt = new Receipt();
      const payload = Buffer.from(JSON.stringify(itemBody(body, index)));
      this.parts.intake.take(item, { topic, payload, receivedAt: Date.now(), acknowledge: undefined, receipt }, source);
      return receipt;
    });
  }

  /** Batches are committed in order, so what is settled last is committed last. */
  private async isCommitted(topic: string): Promise<boolean> {
    const { intake, onMessage } = this.parts;
    return new Promise((resolve) => {
      const timeout = setTimeout(() => resolve(false), commitTimeoutMs);
      const acknowledge = (): void => {
        clearTimeout(timeout);
        resolve(true);
      };
      const end: IncomingMessage = { topic, payload: Buffer.alloc(0), receivedAt: Date.now(), acknowledge };
      intake.settle(end);
      onMessage();
    });
  }
}

function answer(response: Response, receipts: readonly Receipt[]): void {
  const results = receipts.map(({ outcome }, index) => ({ index, ...outcome }));
  const count = (wanted: string): number => results.filter(({ outcome }) => outcome === wanted).length;
  const [accepted, duplicates, refused] = [count('accepted'), count('duplicate'), count('refused')];
  response.status(statusOf(refused, results.length)).json({ accepted, duplicates, refused, results });
}

/** 200: all landed; 207: some were refused; 422: all were. */
function statusOf(refused: number, items: number): number {
  if (refused === 0) return 200;
  return refused === items ? 422 : 207;
}

function answerLater(response: Response, error: string): void {
  response.status(503).set('Retry-After', String(retryAfterSeconds)).json({ error });
}
