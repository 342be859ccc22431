import type { Sample } from '../support/factory.ts';

/** A sample, with the name of its equipment. */
export interface NamedSample extends Sample {
  readonly equipment: string;
}

const packmlStates: readonly string[] = [
  ...['Unknown', 'Clearing', 'Stopped', 'Starting', 'Idle', 'Suspended', 'Execute', 'Stopping', 'Aborting', 'Aborted'],
  ...['Holding', 'Held', 'Unholding', 'Suspending', 'Unsuspending', 'Resetting', 'Completing', 'Complete'],
];
const unknown = 0;
const deathQuality = 500;
const nothing = '-';
type Column = 'state' | 'mode' | 'produced' | 'scrap' | 'produced_counter' | 'scrap_counter';

/**
 * Reads a table of messages: a line of column names (`time`, `equipment` and columns of equipment_values), then one line
 * per message. `-` is a value that the message does not carry; states are PackML names, or `Death` for a death
 * certificate. `instantOf` gives the instant of a local time at a piece of equipment.
 */
export function readSampleTable(
  text: string,
  instantOf: (local: string, equipment: string) => number,
): readonly NamedSample[] {
  const [header, ...rows] = text
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([first]) => first !== '' && first?.startsWith('#') === false);
  if (header === undefined) throw new Error('The table of messages has no line of column names.');
  return rows.map((cells) => {
    if (cells.length !== header.length) throw new Error(`"${cells.join(' ')}" does not have a value for every column.`);
    const row = new Map(header.map((name, index) => [name, cells[index] ?? nothing]));
    const [time, equipment] = [row.get('time'), row.get('equipment')];
    if (time === undefined || equipment === undefined) throw new Error('Messages have a time and an equipment.');
    return { equipment, at: new Date(instantOf(time, equipment)), ...readValues(row) };
  });
}

function readValues(row: ReadonlyMap<string, string>): Omit<Sample, 'at'> {
  if (row.get('state') === 'Death') return { state: unknown, quality: deathQuality };
  const read = (column: Column): number | undefined => {
    const cell = row.get(column) ?? nothing;
    if (cell === nothing) return undefined;
    const value = column === 'state' ? packmlStates.indexOf(cell) : Number(cell.replaceAll(',', ''));
    if (Number.isNaN(value) || (column === 'state' && value < 0)) throw new Error(`"${cell}" is no ${column}.`);
    return value;
  };
  const values = {
    state: read('state'),
    mode: read('mode'),
    produced: read('produced'),
    scrap: read('scrap'),
    producedCounter: read('produced_counter'),
    scrapCounter: read('scrap_counter'),
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
