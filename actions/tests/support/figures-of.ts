import { readOneOee, type OeeRow } from '@andon/hasura/testing/oee';
import type { Pool } from 'pg';
import type { ShopFloor } from './shop-floor.ts';

interface Question {
  readonly machineId: number;
  readonly untilMinute?: number;
  readonly groupBy?: string;
}

/** What oee says of a machine from minute 0 to another one. */
export async function figuresOf(
  pool: Pool,
  floor: ShopFloor,
  { machineId, untilMinute = 60, groupBy = 'equipment' }: Question,
): Promise<OeeRow> {
  return readOneOee(pool, { from: floor.at(0), to: floor.at(untilMinute), equipmentIds: [machineId], groupBy });
}
