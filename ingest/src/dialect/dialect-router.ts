import {
  applyMappings,
  DialectError,
  everyPointTopic,
  matchesFilter,
  parseBurst,
  parseLine,
  parsePoints,
  readJson,
  widestFilters,
} from '@andon/mqtt';
import type { DialectMessage, TopicMapping } from '@andon/mqtt';

/** What stands for a topic where a message came by HTTP or from a file. */
export const burstEndpoint = 'POST /plc-data';
export const pointEndpoint = 'POST /ingest';
export const filePrefix = 'file:';

export type Dialect = 'burst' | 'points' | 'line' | 'mapped';

/** Knows by its topic which dialect a message speaks, and reads it. */
export class DialectRouter {
  mappings: readonly TopicMapping[] = [];
  private readonly burstFilters: readonly string[];

  constructor(burstFilters: readonly string[]) {
    this.burstFilters = burstFilters;
  }

  /** What to subscribe to. */
  get filters(): readonly string[] {
    const mapped = this.mappings.map(({ topicFilter }) => topicFilter);
    return widestFilters([...this.burstFilters, everyPointTopic, ...mapped]);
  }

  /** Undefined for a topic that nothing is declared for. */
  dialectOf(topic: string): Dialect | undefined {
    if (topic === burstEndpoint || this.burstFilters.some((filter) => matchesFilter(filter, topic))) return 'burst';
    if (topic === pointEndpoint || matchesFilter(everyPointTopic, topic)) return 'points';
    if (topic.startsWith(filePrefix)) return 'line';
    return this.mappingsOf(topic).length > 0 ? 'mapped' : undefined;
  }

  /** Reads a message; throws a DialectError when it can't be read as its topic's dialect. */
  read(topic: string, payload: Buffer): DialectMessage {
    switch (this.dialectOf(topic)) {
      case 'burst':
        return parseBurst(readJson(payload));
      case 'points':
        return parsePoints(readJson(payload), topic === pointEndpoint ? undefined : topic);
      case 'line':
        return { source: topic, items: [parseLine(readJson(payload))] };
      case 'mapped':
        return applyMappings(this.mappingsOf(topic), topic, payload);
      case undefined:
        throw new DialectError(`Nothing is declared for the topic ${topic}. Add it to topic_mappings.`);
    }
  }

  private mappingsOf(topic: string): readonly TopicMapping[] {
    return this.mappings.filter(({ topicFilter }) => matchesFilter(topicFilter, topic));
  }
}
