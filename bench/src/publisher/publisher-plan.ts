/** What the publisher's process is told to send. */
export interface PublisherPlan {
  readonly mqttUrl: string;
  readonly machines: number;
  readonly machinesPerLine: number;
  readonly samplesPerMachine: number;
  readonly samplesPerSecondOfMachine: number;
}
