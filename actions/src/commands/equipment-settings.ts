import { amount, choice, clearable, flag, moreThanNothing, optional, rowId, wholeNumber } from './fields.ts';

/** The settings of equipment that decide its figures. */
export const equipmentSettings = {
  lineId: clearable(rowId('a line')),
  isConstraint: optional(flag('isConstraint')),
  microStopSeconds: optional(amount('The micro stop threshold')),
  microStopCycles: clearable(moreThanNothing('The micro stop threshold in cycles')),
  idealRatePerMin: clearable(moreThanNothing('The ideal rate')),
  unitsPerCycle: optional(moreThanNothing('The units per cycle')),
  staleAfterSeconds: clearable(wholeNumber('The time until equipment is stale', 1)),
  countsComeFrom: optional(choice('who counts', ['machine', 'people'])),
};
