import type { RefusalReason } from '../host/host-action.ts';
import type { IncomingMessage } from '../host/incoming-message.ts';
import { ownerPath } from '../host/metric-definition.ts';
import type { MetricDefinition } from '../host/metric-definition.ts';
import type { DeadLetter } from '../write/dead-letter.ts';

/** Metrics that a dead letter's sentence names; the payload holds the rest. */
const namedMetrics = 5;

/** The metrics of one message that could not become rows: one dead letter per reason. */
export class RefusedMetrics {
  private readonly byReason = new Map<RefusalReason, MetricDefinition[]>();

  add(reason: RefusalReason, definition: MetricDefinition): void {
    const definitions = this.byReason.get(reason);
    if (definitions === undefined) this.byReason.set(reason, [definition]);
    else definitions.push(definition);
  }

  toDeadLetters(message: IncomingMessage): readonly DeadLetter[] {
    if (this.byReason.size === 0) return none;
    return [...this.byReason].flatMap(([reason, definitions]) => {
      const [first] = definitions;
      if (first === undefined) return [];
      return [{ message, reason, detail: describe(reason, definitions), source: ownerPath(first) }];
    });
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

function describe(reason: RefusalReason, definitions: readonly MetricDefinition[]): string {
  const names = definitions.slice(0, namedMetrics).map((definition) => `${ownerPath(definition)}/${definition.name}`);
  const more = definitions.length > namedMetrics ? ` and ${definitions.length - namedMetrics} more` : '';
  return `${explanations[reason] ?? reason} ${names.join(', ')}${more}.`;
}
