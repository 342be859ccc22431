import { z } from 'zod';
import type { Command } from './command.ts';
import { flag, optional, rowId, text, version } from './fields.ts';
import { topicMappingFields } from './topic-mapping-fields.ts';

/** Changes how messages on a topic are read, or retires the mapping. */
export const changeTopicMapping: Command = {
  name: 'change_topic_mapping',
  input: z.object({
    topicMappingId: rowId('a mapping'),
    topicFilter: optional(text('a topic filter', 1_000)),
    metricPath: optional(text('a metric path', 1_000)),
    ...topicMappingFields,
    active: optional(flag('active')),
    version,
  }),
};
