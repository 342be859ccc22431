import type { Payload } from '@andon/mqtt';

/** A Sparkplug message, not yet encoded. Never retained. */
export interface EdgeNodeMessage {
  readonly topic: string;
  readonly payload: Payload;
}

/** What an edge node wants done, in this order. */
export type EdgeNodeAction =
  /** CONNECT with this will, at QoS 1; `bdSeq` has to be on disk before. */
  | { readonly kind: 'open-session'; readonly bdSeq: number; readonly will: EdgeNodeMessage }
  /** PUBLISH at QoS 0. */
  | { readonly kind: 'publish'; readonly message: EdgeNodeMessage }
  /** All births are out, so kept samples may follow; after a rebirth the host may have missed some. */
  | { readonly kind: 'births-published'; readonly isRebirth: boolean }
  /** PUBLISH the death at QoS 1, wait for its PUBACK, then DISCONNECT. */
  | { readonly kind: 'leave'; readonly death: EdgeNodeMessage };
