import { z } from 'zod';
import { choice, clearable, optional, text } from './fields.ts';

const finite = (what: string) => z.number(`${what} is a number.`);

/** Where in a message the value, its time and its quality stand. */
export const topicMappingFields = {
  valuePath: optional(text('a path of the value')),
  dataType: optional(choice('a type', ['number', 'text', 'boolean'])),
  timePath: clearable(text('a path of the time')),
  timeFormat: optional(choice('how times are written', ['iso', 's', 'ms', 'us', 'ns'])),
  qualityPath: clearable(text('a path of the quality')),
  scale: optional(finite('The scale')),
  valueOffset: optional(finite('The offset')),
  unit: clearable(text('a unit')),
};
