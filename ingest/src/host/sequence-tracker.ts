/** Sequence numbers run from 0 to 255 and start over. */
export const sequenceNumbers = 256;

/** A message at most this far behind came late (its place was given up), rather than far too early. */
const lateWindow = 16;

interface Held<Message> {
  readonly sequence: number;
  readonly message: Message;
}

/** What to do with a message, by its sequence number. */
export type SequenceVerdict<Message> =
  /** Apply these, in this order: the message itself (a late one too) and any that waited for it. */
  | { readonly kind: 'in-order'; readonly messages: readonly Message[] }
  /** It came too early and waits for the one before it. */
  | { readonly kind: 'held' }
  /** It came before. */
  | { readonly kind: 'duplicate' };

/**
 * The order of one edge node's messages (Sparkplug 3.0, 5.5 and the host's Reorder Timeout).
 *
 * In order: nothing is held; a message with the expected number is applied.
 * Waiting: a message came early. It and later ones are held until the missing ones arrive (back to in order) or the
 * timeout passes; then the held ones are applied in their order, because their data is real, and a rebirth is due.
 */
export class SequenceTracker<Message> {
  private held: Held<Message>[] = [];
  private waitUntil: number | undefined;
  private last: number;
  private readonly reorderTimeoutMs: number;

  constructor(birthSequence: number, reorderTimeoutMs: number) {
    this.last = birthSequence;
    this.reorderTimeoutMs = reorderTimeoutMs;
  }

  /** Sequence number of the last message that was applied. */
  get lastSequence(): number {
    return this.last;
  }

  accept(sequence: number, message: Message, at: number): SequenceVerdict<Message> {
    if (sequence === this.last || this.held.some((held) => held.sequence === sequence)) return { kind: 'duplicate' };
    const stepsAhead = this.stepsAhead(sequence);
    if (stepsAhead > sequenceNumbers - lateWindow) return { kind: 'in-order', messages: [message] };
    if (stepsAhead > 1) {
      this.held.push({ sequence, message });
      this.waitUntil ??= at + this.reorderTimeoutMs;
      return { kind: 'held' };
    }
    this.last = sequence;
    if (this.held.length === 0) return { kind: 'in-order', messages: [message] };
    const messages = [message, ...this.releaseConsecutive()];
    this.waitUntil = this.held.length === 0 ? undefined : at + this.reorderTimeoutMs;
    return { kind: 'in-order', messages };
  }

  /** The held messages, in order, when they have waited long enough; otherwise none. */
  expire(at: number): readonly Message[] {
    if (this.waitUntil === undefined || at < this.waitUntil) return [];
    return this.releaseAll();
  }

  /** Every held message in order; the last of them is the new place in the sequence. */
  releaseAll(): readonly Message[] {
    const released = this.held.sort((left, right) => this.stepsAhead(left.sequence) - this.stepsAhead(right.sequence));
    this.held = [];
    this.waitUntil = undefined;
    this.last = released.at(-1)?.sequence ?? this.last;
    return released.map(({ message }) => message);
  }

  private releaseConsecutive(): readonly Message[] {
    const released: Message[] = [];
    for (;;) {
      const index = this.held.findIndex(({ sequence }) => this.stepsAhead(sequence) === 1);
      const [next] = index < 0 ? [] : this.held.splice(index, 1);
      if (next === undefined) return released;
      this.last = next.sequence;
      released.push(next.message);
    }
  }

  private stepsAhead(sequence: number): number {
    return (sequence - this.last + sequenceNumbers) % sequenceNumbers;
  }
}
