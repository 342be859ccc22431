import type { Shift_InstanceQuery } from './shift.generated.ts';

/** A shift that there is. */
export type Shift = NonNullable<Shift_InstanceQuery['shift']>;
