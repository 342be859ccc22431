/** One MQTT server as the host application sees it: which of its servers it is, and who the host is there. */
export interface HostLink {
  /** Number of the server in the settings, from 0. */
  readonly server: number;
  /** Timestamp of this session's STATE, ms since the epoch. */
  readonly stateTimestamp: number;
}
