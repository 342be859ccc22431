import { parseJsonPath, parseMetricPath } from '@andon/mqtt';
import type { TopicMapping } from '@andon/mqtt';
import { z } from 'zod';

const jsonPath = z.string().transform(parseJsonPath);
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  schema.nullable().transform((value) => value ?? undefined);

const mappingRow = z.object({
  topic_filter: z.string(),
  metric_path: z.string().transform(parseMetricPath),
  value_path: jsonPath,
  data_type: z.enum(['number', 'text', 'boolean']),
  time_path: optional(jsonPath),
  time_format: z.enum(['iso', 's', 'ms', 'us', 'ns']),
  quality_path: optional(jsonPath),
  scale: z.number(),
  value_offset: z.number(),
  unit: optional(z.string()),
});

/** Reads a row of topic_mappings, whose constraints let no path in that can't be read. */
export function toMapping(sent: unknown): TopicMapping {
  const row = mappingRow.parse(sent);
  return {
    topicFilter: row.topic_filter,
    metricPath: row.metric_path,
    valuePath: row.value_path,
    dataType: row.data_type,
    timePath: row.time_path,
    timeFormat: row.time_format,
    qualityPath: row.quality_path,
    scale: row.scale,
    offset: row.value_offset,
    unit: row.unit,
  };
}
