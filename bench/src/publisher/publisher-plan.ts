/** What the publisher's process is told to send. */
export interface PublisherPlan {
  readonly mqttUrl: string;
  readonly machines: number;
  readonly machinesPerLine: number;
  /** How many metrics stand in one message; those of one scan of a line are divided among as many as it takes. */
  readonly metricsPerMessage: number;
  readonly samplesPerMachine: number;
  readonly samplesPerSecondOfMachine: number;
}
