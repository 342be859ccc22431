import { pino } from 'pino';

/** How severe lines of a level are, by pino's numbers; nothing is as severe as `silent` asks for. */
export function severityOf(level: string): number {
  return pino.levels.values[level] ?? Infinity;
}

/**
 * The level that a room is told to log at. Its ready line is an information, which the supervisor has to see whatever is
 * wanted in the log; lines that are not wanted it leaves out of the room's file itself.
 */
export function audibleLevel(wanted: string): string {
  return severityOf(wanted) > severityOf('info') ? 'info' : wanted;
}
