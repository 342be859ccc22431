import type { JsonPath } from './json-path.ts';
import type { MetricPathPart } from './metric-path-template.ts';

/** How a message of any shape becomes one reading, as a row of topic_mappings declares it. */
export interface TopicMapping {
  /** MQTT topic filter. */
  readonly topicFilter: string;
  readonly metricPath: readonly MetricPathPart[];
  readonly valuePath: JsonPath;
  readonly dataType: 'number' | 'text' | 'boolean';
  /** Undefined: the arrival is the time. */
  readonly timePath: JsonPath | undefined;
  readonly timeFormat: TimeFormat;
  readonly qualityPath: JsonPath | undefined;
  /** A number becomes `number × scale + offset`. */
  readonly scale: number;
  readonly offset: number;
  readonly unit: string | undefined;
}

/** How a sender writes times: ISO 8601, or the number of these units since the epoch. */
export type TimeFormat = 'iso' | 's' | 'ms' | 'us' | 'ns';
