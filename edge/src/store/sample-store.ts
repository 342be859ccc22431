import { join } from 'node:path';
import { HandOverHistory } from './hand-over-history.ts';
import { readPersistedNumber, writePersistedNumber } from './persisted-number.ts';
import { decodeSample, encodeSample, type DeviceSample } from './sample.ts';
import { SegmentLog } from './segment-log.ts';

export interface SampleStoreOptions {
  /** Belongs to this store alone. */
  readonly folder: string;
  /** Bound for what is kept on disk; beyond it the oldest samples are given up and counted. */
  readonly maximumBytes: number;
  /** What was handed to the network this long before a connection was lost is sent again. */
  readonly replayMs: number;
}

/**
 * Store and forward. Sparkplug data is QoS 0, so nobody confirms it; every sample is therefore written down before it is
 * sent, and sent again when there is doubt that it arrived. Samples have rising ids:
 *
 *     released │ kept, long handed over │ to be replayed │ handed over live │ end
 *              first                    cursor           liveFrom
 *
 * - While connected, `forwarded` moves everything up to the end; cursor, liveFrom and end coincide when nothing waits.
 * - What can't be sent (`held`: no connection, no host, a congested one) moves liveFrom to the end, so that it waits.
 * - When a connection is lost or the host asks for a rebirth, `rewind` moves the cursor back to what was handed over
 *   `replayMs` before, and liveFrom to the end: all of that goes again, as historical data.
 * - `takeReplay` moves the cursor on; when it meets liveFrom, nothing waits any more.
 *
 * Twice is harmless (the host stores by equipment and time), never is not. The place to resume from is written down once
 * a second, so that a killed process repeats some of it rather than losing any.
 */
export class SampleStore {
  readonly #log: SegmentLog;
  readonly #history: HandOverHistory;
  readonly #resumePath: string;
  #cursor: number;
  #liveFrom: number;
  #droppedCount = 0;
  #persistedId: number;

  constructor(options: SampleStoreOptions) {
    this.#log = new SegmentLog(join(options.folder, 'samples'), options.maximumBytes);
    this.#resumePath = join(options.folder, 'resume-from');
    const resumeFrom = readPersistedNumber(this.#resumePath) ?? 0;
    this.#cursor = Math.min(Math.max(resumeFrom, this.#log.firstId), this.#log.endId);
    this.#persistedId = this.#cursor;
    this.#liveFrom = this.#log.endId;
    this.#history = new HandOverHistory(options.replayMs, this.#cursor);
  }

  /** How many samples wait to be replayed. */
  get backlog(): number {
    return this.#liveFrom - this.#cursor;
  }

  /** How many samples were given up unsent because the bound was reached, since the store was opened. */
  get droppedCount(): number {
    return this.#droppedCount;
  }

  /** Writes samples down. Call `forwarded` or `held` next, to say what became of them. */
  keep(samples: readonly DeviceSample[]): void {
    this.#log.append(samples.map(encodeSample));
    const lost = Math.max(0, this.#log.firstId - this.#cursor);
    if (lost === 0) return;
    this.#droppedCount += lost;
    this.#cursor = this.#log.firstId;
    this.#liveFrom = Math.max(this.#liveFrom, this.#cursor);
  }

  /** Everything kept so far and not waiting was handed to the network at `at`. */
  forwarded(at: number): void {
    if (this.backlog > 0) return;
    this.#cursor = this.#log.endId;
    this.#liveFrom = this.#cursor;
    this.#history.note(this.#cursor, at);
  }

  /** What was kept last could not be sent: it waits. */
  held(): void {
    this.#liveFrom = this.#log.endId;
  }

  /** The connection was lost at `at`, or the host missed something: what may not have arrived waits again. */
  rewind(at: number): void {
    this.#cursor = Math.max(this.#history.safeId(at), this.#log.firstId);
    this.#history.rewind(this.#cursor);
    this.#liveFrom = this.#log.endId;
  }

  /** The next samples to replay, oldest first, at most `limit`; they count as handed over at `at`. */
  takeReplay(limit: number, at: number): DeviceSample[] {
    if (this.backlog === 0) return [];
    const { firstId, bodies } = this.#log.read(this.#cursor, Math.min(limit, this.backlog));
    this.#cursor = bodies.length === 0 ? this.#liveFrom : Math.min(firstId + bodies.length, this.#liveFrom);
    this.#history.note(this.#cursor, at);
    if (this.backlog === 0) this.forwarded(at);
    return bodies.map(decodeSample);
  }

  /** Frees what nobody will ask for again and notes where to resume; about once a second. */
  tidy(at: number): void {
    const safeId = Math.min(this.#history.safeId(at), this.#cursor);
    this.#log.release(safeId);
    if (safeId === this.#persistedId) return;
    writePersistedNumber(this.#resumePath, safeId);
    this.#persistedId = safeId;
  }

  /** Makes what was kept survive a power cut as well. */
  async sync(): Promise<void> {
    await this.#log.sync();
  }

  close(): void {
    this.#log.close();
  }
}
