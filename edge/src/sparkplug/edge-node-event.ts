import type { DeviceSample } from '../store/sample.ts';

/** What can happen to an edge node. */
export type EdgeNodeEvent =
  /** It is time to try to connect. */
  | { readonly kind: 'open' }
  /** CONNACK and SUBACK have come. */
  | { readonly kind: 'session-opened' }
  /** The connection is over, or could not be made. */
  | { readonly kind: 'session-ended' }
  | { readonly kind: 'host-state'; readonly hostId: string; readonly online: boolean; readonly timestamp: number }
  | { readonly kind: 'rebirth-requested' }
  /** All tags of a device were read. The first reading after a loss means that its link is back. */
  | { readonly kind: 'reading'; readonly sample: DeviceSample }
  /** The link to a device's PLC is lost. */
  | { readonly kind: 'device-lost'; readonly deviceId: string }
  /** Samples to send, oldest first. */
  | { readonly kind: 'report'; readonly samples: readonly DeviceSample[]; readonly isHistorical: boolean }
  /** The gateway shuts down. */
  | { readonly kind: 'stop' };
