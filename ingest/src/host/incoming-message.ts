/** An MQTT message on its way through the worker. */
export interface IncomingMessage {
  readonly topic: string;
  readonly payload: Buffer;
  /** This machine's clock, milliseconds since the epoch. */
  readonly receivedAt: number;
  /** Of QoS 1 messages: to be called when everything the message brought is committed. */
  readonly acknowledge: (() => void) | undefined;
}
