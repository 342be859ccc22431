import { Cron } from 'croner';
import type { JsonPlace } from './json-place.ts';

/**
 * The next times of a schedule of cron, five fields in UTC, after `from`; fewer than `count` where it has no more.
 *
 * @throws when the schedule can't be read
 */
export function nextTimes(schedule: string, count: number, from: Date): readonly Date[] {
  return new Cron(schedule, { mode: '5-part', timezone: 'UTC', paused: true }).nextRuns(count, from);
}

/** A schedule of cron that can be read. */
export function readSchedule(place: JsonPlace): string {
  const schedule = place.string();
  try {
    nextTimes(schedule, 1, new Date());
    return schedule;
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw place.fault(`parsing CronSchedule failed, ${detail}`);
  }
}
