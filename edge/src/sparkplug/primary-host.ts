/**
 * Follows the STATE of the one host that an edge node waits for, within one MQTT session (Sparkplug 3.0, 5.4):
 *
 * - unknown: no STATE yet in this session. The first one counts, whatever its timestamp.
 * - online, offline: as the last STATE said that was not older than the one before it. An older one is a message of
 *   the host's past, such as the late will of a connection it has long replaced, and changes nothing.
 */
export class PrimaryHost {
  readonly #hostId: string | undefined;
  #isOnline: boolean;
  #timestamp = Number.NEGATIVE_INFINITY;

  /** Without a host id there is nobody to wait for: online from the beginning. */
  constructor(hostId: string | undefined) {
    this.#hostId = hostId;
    this.#isOnline = hostId === undefined;
  }

  get isOnline(): boolean {
    return this.#isOnline;
  }

  observe(hostId: string, online: boolean, timestamp: number): void {
    if (hostId !== this.#hostId || timestamp < this.#timestamp) return;
    this.#timestamp = timestamp;
    this.#isOnline = online;
  }
}
