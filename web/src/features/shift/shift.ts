import type { Shift_InstanceSubscription } from './shift.generated.ts';

/** A shift that there is. */
export type Shift = NonNullable<Shift_InstanceSubscription['shift']>;
