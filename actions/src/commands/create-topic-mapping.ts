import { z } from 'zod';
import type { Command } from './command.ts';
import { text } from './fields.ts';
import { topicMappingFields } from './topic-mapping-fields.ts';

/** Says how messages on a topic are read. */
export const createTopicMapping: Command = {
  name: 'create_topic_mapping',
  input: z.object({
    topicFilter: text('a topic filter', 1_000),
    metricPath: text('a metric path', 1_000),
    ...topicMappingFields,
  }),
};
