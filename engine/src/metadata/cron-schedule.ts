import { Cron } from 'croner';

/**
 * The next times of a schedule of cron, five fields in UTC, after `from`; fewer than `count` where it has no more.
 *
 * @throws when the schedule can't be read
 */
export function nextTimes(schedule: string, count: number, from: Date): readonly Date[] {
  return new Cron(schedule, { mode: '5-part', timezone: 'UTC', paused: true }).nextRuns(count, from);
}
