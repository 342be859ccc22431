/** The states of ANSI/ISA-TR88.00.02 (PackML) by the numbers that `Status/StateCurrent` carries. */
export const packmlState = {
  clearing: 1,
  stopped: 2,
  starting: 3,
  idle: 4,
  suspended: 5,
  execute: 6,
  stopping: 7,
  aborting: 8,
  aborted: 9,
  holding: 10,
  held: 11,
  unholding: 12,
  suspending: 13,
  unsuspending: 14,
  resetting: 15,
  completing: 16,
  complete: 17,
} as const;

export type PackmlState = (typeof packmlState)[keyof typeof packmlState];

/** The unit modes of PackML by the numbers that `Status/UnitModeCurrent` carries. */
export const unitMode = { production: 1, maintenance: 2, manual: 3 } as const;

export type UnitMode = (typeof unitMode)[keyof typeof unitMode];
