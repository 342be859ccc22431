import { equipmentLabel } from '../../design/equipment-label.ts';
import type { Calendar_ListSubscription } from './calendar.generated.ts';

export type CalendarRow = Calendar_ListSubscription['calendars'][number];

/** The place that a calendar is for, with its site. */
export function placeLabel({ site, area, equipment }: CalendarRow): string {
  const within = equipment === null ? area?.name : equipmentLabel(equipment);
  return [site.name, within].filter(Boolean).join(' · ');
}
