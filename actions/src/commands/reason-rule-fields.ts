import { z } from 'zod';
import { amount, clearable, flag, instant, optional, rowId, text } from './fields.ts';

const stateRule = 'States and modes are whole numbers of PackML.';
/** None named: any. */
const states = z
  .array(z.int(stateRule))
  .transform((named) => (named.length === 0 ? null : named))
  .nullish();

/** What a rule that justifies stops may say; what is left out of a change stays. */
export const reasonRuleFields = z.object({
  name: text('a name'),
  downtimeReasonId: rowId('a reason'),
  equipmentId: rowId('equipment').nullish(),
  priority: optional(z.int('A priority is a whole number.')),
  active: optional(flag('active')),
  validFrom: optional(instant('the start')),
  /** Null: for good. */
  validTo: clearable(instant('the end')),
  states,
  modes: states,
  minimumSeconds: amount('The shortest stop').nullish(),
  maximumSeconds: amount('The longest stop').nullish(),
  precedingReasonId: rowId('a reason').nullish(),
  precedingWithinSeconds: amount('The time before').nullish(),
  isAtOrderChange: optional(flag('isAtOrderChange')),
});
