import { Counter } from 'prom-client';
import type { Registry } from 'prom-client';

/**
 * A Prometheus counter with one label, for what is counted several times with every message: a plain number by value of the
 * label, which the counter takes over when somebody asks for the metrics.
 */
export class Tally {
  private readonly pending = new Map<string, number>();

  constructor(registry: Registry, name: string, help: string, label: string) {
    const { pending } = this;
    new Counter({
      name,
      help,
      labelNames: [label],
      registers: [registry],
      collect() {
        for (const [value, amount] of pending) this.inc({ [label]: value }, amount);
        pending.clear();
      },
    });
  }

  add(value: string, amount = 1): void {
    this.pending.set(value, (this.pending.get(value) ?? 0) + amount);
  }
}
