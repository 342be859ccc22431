import type { Analysis_ParetoQuery } from './analysis.generated.ts';

export type Reason = Analysis_ParetoQuery['reasons'][number];

type ReasonKey = Pick<Reason, 'loss' | 'downtime_reason_id' | 'reason_name'>;

/** What tells a bar from the others in an address. */
export function keyOfReason({ loss, downtime_reason_id: id, reason_name: name }: ReasonKey): string {
  return `${loss}.${id ?? name}`;
}
