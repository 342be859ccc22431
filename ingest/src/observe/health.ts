export interface HealthVerdict {
  readonly isHealthy: boolean;
  /** One sentence for a person. */
  readonly sentence: string;
}

/**
 * Judges the worker by its effect. Healthy: rows land, or nothing arrives. Unhealthy: for `unhealthyAfterMs` rows have
 * been waiting and none landed, or messages kept arriving and all were refused, or the broker was out of reach.
 */
export class Health {
  private readonly unhealthyAfterMs: number;
  private rowsWaitSince: number | undefined;
  private refusedSince: number | undefined;
  private lastRefusedAt = 0;
  private lastRefusal = '';
  private databaseFault: string | undefined;
  private withoutBrokerSince: number | undefined;

  constructor(unhealthyAfterMs: number, now: number) {
    this.unhealthyAfterMs = unhealthyAfterMs;
    this.withoutBrokerSince = now;
  }

  rowsArrived(now: number): void {
    this.rowsWaitSince ??= now;
  }

  rowsLanded(): void {
    this.rowsWaitSince = undefined;
    this.refusedSince = undefined;
    this.databaseFault = undefined;
  }

  messageRefused(detail: string, now: number): void {
    if (this.refusedSince === undefined || now - this.lastRefusedAt > this.unhealthyAfterMs) this.refusedSince = now;
    this.lastRefusedAt = now;
    this.lastRefusal = detail;
  }

  databaseFailed(fault: string): void {
    this.databaseFault = fault;
  }

  brokerConnected(): void {
    this.withoutBrokerSince = undefined;
  }

  brokerLost(now: number): void {
    this.withoutBrokerSince ??= now;
  }

  judge(now: number): HealthVerdict {
    const fault = this.describeWait(now) ?? this.describeRefusals(now) ?? this.describeMissingBroker(now);
    return { isHealthy: fault === undefined, sentence: fault ?? 'Rows land as messages arrive.' };
  }

  private describeWait(now: number): string | undefined {
    const seconds = this.secondsWhenOver(this.rowsWaitSince, now);
    if (seconds === undefined) return undefined;
    const cause =
      this.databaseFault === undefined ? 'Check the database.' : `The database says: ${this.databaseFault}.`;
    return `Messages have been arriving for ${seconds} s, but no row landed. ${cause}`;
  }

  private describeRefusals(now: number): string | undefined {
    const seconds = this.secondsWhenOver(this.refusedSince, now);
    if (seconds === undefined || now - this.lastRefusedAt > this.unhealthyAfterMs) return undefined;
    return `Messages have been arriving for ${seconds} s, but all were refused. The last: ${this.lastRefusal}`;
  }

  private describeMissingBroker(now: number): string | undefined {
    const seconds = this.secondsWhenOver(this.withoutBrokerSince, now);
    if (seconds === undefined) return undefined;
    if (this.databaseFault === undefined) {
      return `The broker has been out of reach for ${seconds} s. Check MQTT_URL and the broker.`;
    }
    return `Nothing has been read from the broker for ${seconds} s. The database says: ${this.databaseFault}.`;
  }

  private secondsWhenOver(since: number | undefined, now: number): number | undefined {
    if (since === undefined || now - since < this.unhealthyAfterMs) return undefined;
    return Math.round((now - since) / 1_000);
  }
}
