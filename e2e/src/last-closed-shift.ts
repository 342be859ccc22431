import type { Api } from './api.ts';
import type { SimulatedMachine } from './simulated-machine.ts';

const hourMs = 3_600_000;

/** A shift by its number and end. */
export interface ClosedShift {
  readonly id: number;
  readonly ended_at: string;
}

/**
 * Of a machine's site; one that ended hours ago: it is closed, however many machines are waited for, and tells nothing of what the
 * machines of other journeys did.
 */
export async function lastClosedShift(api: Api, { areaId }: SimulatedMachine): Promise<ClosedShift> {
  const before = new Date(Date.now() - 2 * hourMs).toISOString();
  const { shifts } = await api.ask<{ shifts: readonly ClosedShift[] }>(askShifts, { before, areaId });
  const [shift] = shifts;
  if (shift === undefined) throw new Error('No shift has ended yet.');
  return shift;
}

const askShifts = `query ($before: timestamptz!, $areaId: Int!) {
  shifts: shift_instances(
    where: { ended_at: { _lt: $before }, calendar: { equipment_id: { _is_null: true }, site: { areas: { id: { _eq: $areaId } } } } }
    order_by: { ended_at: desc }
    limit: 1
  ) { id ended_at }
}`;

/** What is reported of a machine; undefined until it is. */
export async function reportedRunSeconds(
  api: Api,
  { id: shiftId }: ClosedShift,
  { equipmentId }: SimulatedMachine,
): Promise<number | undefined> {
  const { figures } = await api.ask<{ figures: readonly { readonly run_seconds: number }[] }>(askFigures, {
    shiftId,
    equipmentId,
  });
  return figures[0]?.run_seconds;
}

const askFigures = `query ($shiftId: bigint!, $equipmentId: Int!) {
  figures: shift_figures(where: { shift_instance_id: { _eq: $shiftId }, equipment_id: { _eq: $equipmentId } }) { run_seconds }
}`;
