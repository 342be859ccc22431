import type { IncomingMessage } from '../host/incoming-message.ts';
import type { Placement } from './placement.ts';

/** A point that has an id of its own, with the values that it brings. */
export interface NewPoint {
  /** UUID. */
  readonly id: string;
  readonly placements: readonly Placement[];
  readonly message: IncomingMessage;
}
