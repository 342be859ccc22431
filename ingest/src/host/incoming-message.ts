import type { Receipt } from '../dialect/receipt.ts';

/** A message on its way through the worker, whichever way it came. */
export interface IncomingMessage {
  readonly topic: string;
  readonly payload: Buffer;
  /** This machine's clock, milliseconds since the epoch. */
  readonly receivedAt: number;
  /** To be called when everything the message brought is committed; undefined when its sender does not care. */
  readonly acknowledge: (() => void) | undefined;
  /** Where somebody waits for an answer: is told what became of the message. */
  readonly receipt?: Receipt;
  /** Number of the dead letter that it was taken from, when it is taken again. */
  readonly deadLetterId?: string;
}
