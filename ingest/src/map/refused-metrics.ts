import type { RefusalReason } from '../host/host-action.ts';
import type { IncomingMessage } from '../host/incoming-message.ts';
import type { DeadLetter } from '../write/dead-letter.ts';

/** Metrics that a dead letter's sentence names; the payload holds the rest. */
const namedMetrics = 5;

/** The metrics of one message that could not become rows: one dead letter per reason. */
export class RefusedMetrics {
  private readonly pathsByReason = new Map<RefusalReason, string[]>();

  add(reason: RefusalReason, path: string): void {
    const paths = this.pathsByReason.get(reason);
    if (paths === undefined) this.pathsByReason.set(reason, [path]);
    else paths.push(path);
  }

  toDeadLetters(message: IncomingMessage, source: string): readonly DeadLetter[] {
    if (this.pathsByReason.size === 0) return none;
    return [...this.pathsByReason].map(([reason, paths]) => ({
      message,
      reason,
      detail: describe(reason, paths),
      source,
    }));
  }
}

const none: readonly DeadLetter[] = [];

const explanations: Readonly<Partial<Record<RefusalReason, string>>> = {
  'not-registered': 'No active source topic of packml_register covers',
  'wrong-type': 'The value does not fit the declared type or the column of',
  'out-of-range': 'The value is out of range for',
  'not-finite': 'The value is not a finite number for',
  'far-future': 'The timestamp lies too far in the future for',
};

function describe(reason: RefusalReason, paths: readonly string[]): string {
  const more = paths.length > namedMetrics ? ` and ${paths.length - namedMetrics} more` : '';
  return `${explanations[reason] ?? reason} ${paths.slice(0, namedMetrics).join(', ')}${more}.`;
}
