import { setTimeout as wait } from 'node:timers/promises';
import { Api } from './api.ts';

const quietMs = 120_000;
const settledAfterMs = 10_000;

/** Waits until no shift of an area's site changes for two minutes: a journey that tells of "this shift" is over by then. */
export async function awayFromShiftChange(areaId: number): Promise<void> {
  const api = await Api.signIn('gita@simulator.example');
  const nowMs = Date.now();
  const { shifts } = await api.ask<{ shifts: readonly { readonly started_at: string }[] }>(askChanges, {
    areaId,
    from: new Date(nowMs - settledAfterMs).toISOString(),
    to: new Date(nowMs + quietMs).toISOString(),
  });
  const [change] = shifts;
  if (change !== undefined) await wait(Date.parse(change.started_at) + settledAfterMs - nowMs);
}

const askChanges = `query ($areaId: Int!, $from: timestamptz!, $to: timestamptz!) {
  shifts: shift_instances(
    where: {
      started_at: { _gt: $from, _lt: $to }
      calendar: { equipment_id: { _is_null: true }, site: { areas: { id: { _eq: $areaId } } } }
    }
    order_by: { started_at: desc }
    limit: 1
  ) { started_at }
}`;
