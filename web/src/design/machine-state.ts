/** How a machine's state is shown, the same everywhere: tile, timeline, legend, chart. */
export const machineStates = [
  'running',
  'stop',
  'micro-stop',
  'set-up',
  'planned-stop',
  'no-data',
  'not-scheduled',
] as const;

export type MachineState = (typeof machineStates)[number];

/** What is known of a stretch of a machine's time. */
export interface StateFacts {
  /** PackML state; 0 is no data. */
  readonly state: number | null;
  /** Whether the calendar has a shift then. */
  readonly isScheduled: boolean | null;
  /** What the stop is, if it is one: planned, breakdown, setup, micro_stop. */
  readonly loss: string | null;
}

const execute = 6;

/** The state in which a stretch is shown. */
export function machineStateOf({ state, isScheduled, loss }: StateFacts): MachineState {
  if (state === execute) return 'running';
  if (state === null || state === 0) return isScheduled === false ? 'not-scheduled' : 'no-data';
  if (isScheduled === false) return 'not-scheduled';
  switch (loss) {
    case 'planned':
      return 'planned-stop';
    case 'setup':
      return 'set-up';
    case 'micro_stop':
      return 'micro-stop';
    default:
      return 'stop';
  }
}
