/** A value as a PLC tag holds it. */
export type MetricValue = number | string | boolean;

/** What a device reported at one moment: the metrics that are worth a message, by their names within the device. */
export interface DeviceSample {
  readonly deviceId: string;
  /** Milliseconds since the epoch, UTC, by the clock of the source. */
  readonly time: number;
  readonly values: Readonly<Record<string, MetricValue>>;
}

export function encodeSample({ deviceId, time, values }: DeviceSample): Buffer {
  return Buffer.from(JSON.stringify([deviceId, time, values]));
}

/** Reads what `encodeSample` wrote; the log's checksum vouches that it is that. */
export function decodeSample(body: Buffer): DeviceSample {
  const [deviceId, time, values] = JSON.parse(body.toString()) as [string, number, DeviceSample['values']];
  return { deviceId, time, values };
}
