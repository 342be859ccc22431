import type { TopicMapping } from '@andon/mqtt';
import type { Register } from '../map/register.ts';
import type { MetricRule } from '../validate/metric-rule.ts';

/** What people have declared in the database about where messages come from and what they mean. */
export interface Declarations {
  readonly register: Register;
  readonly mappings: readonly TopicMapping[];
  readonly rules: readonly MetricRule[];
}
