import type { Entries } from '../../design/form/field.ts';
import { listOf, textsOf } from '../../design/form/parts-of-entry.ts';
import type { PlannedShift } from './shift-pattern.ts';

/** The shifts that stand in a form, as far as they are filled in. */
export function plannedShifts({ shifts }: Entries): readonly PlannedShift[] {
  return listOf(shifts ?? '').map((shift) => ({
    name: textOf(shift, 'name'),
    daysOfCycle: textsOf(shift['daysOfCycle'] ?? '').map(Number),
    startsAt: textOf(shift, 'startsAt'),
    endsAt: textOf(shift, 'endsAt'),
    breaks: listOf(shift['breaks'] ?? '').map((pause) => ({
      name: textOf(pause, 'name'),
      startsAt: textOf(pause, 'startsAt'),
      endsAt: textOf(pause, 'endsAt'),
    })),
  }));
}

function textOf(entries: Entries, name: string): string {
  const entry = entries[name];
  return typeof entry === 'string' ? entry : '';
}
