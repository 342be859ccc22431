import type { Analysis_ParetoQuery } from './analysis.generated.ts';

export type Reason = Analysis_ParetoQuery['reasons'][number];

/** What tells a bar from the others in an address. */
export function keyOfReason({ loss, downtime_reason_id: id, reason_name: name }: Reason): string {
  return `${loss}.${id ?? name}`;
}
