import { amount, clearable, instant, moreThanNothing } from './fields.ts';

/** What an order says about how much is to be made, and when. */
export const orderQuantities = {
  targetQuantity: clearable(moreThanNothing('The target quantity')),
  dueAt: clearable(instant('when it is due')),
  plannedSetUpSeconds: clearable(amount('The planned set-up')),
};
