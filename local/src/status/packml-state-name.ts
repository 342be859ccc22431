/** States of ISA-TR88.00.02 (PackML) by their number; 0 stands for no data. */
const stateNames: readonly string[] = [
  'No data',
  'Clearing',
  'Stopped',
  'Starting',
  'Idle',
  'Suspended',
  'Execute',
  'Stopping',
  'Aborting',
  'Aborted',
  'Holding',
  'Held',
  'Unholding',
  'Suspending',
  'Unsuspending',
  'Resetting',
  'Completing',
  'Complete',
];

/** The standard's name of a state, or the number itself where the standard has none. */
export function packmlStateName(state: number): string {
  return stateNames[state] ?? String(state);
}
