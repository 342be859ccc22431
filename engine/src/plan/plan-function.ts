import type { SelectedField } from '../request/selected-field.ts';
import type { FieldMeaning } from '../schema/meaning.ts';
import { trackedFunctionCall } from './function-call.ts';
import { argumentOf } from './plan-context.ts';
import type { PlanContext } from './plan-context.ts';
import { planAggregateFields, planFields, planRows } from './plan-fields.ts';
import type { Field, RowSource } from './selection.ts';

type FunctionMeaning = Extract<FieldMeaning, { kind: 'function' | 'function-aggregate' }>;

/** A tracked function's rows, or the aggregate over them. */
export function planFunctionField(context: PlanContext, field: SelectedField, meaning: FunctionMeaning): Field {
  const { function: tracked, on } = meaning;
  const call = trackedFunctionCall(tracked, argumentOf(field, on.source.naming, 'args'), field.path);
  const source: RowSource = { kind: 'function', call, table: on.table };
  const rows = planRows(context, on, source, field);
  const base = { alias: field.responseName, columnPairs: [], rows } as const;
  if (meaning.kind === 'function-aggregate') {
    return { ...base, kind: 'aggregate-rows', fields: planAggregateFields(context, on, field.selections) };
  }
  return { ...base, kind: 'rows', isSingle: !tracked.returnsSet, fields: planFields(context, on, field.selections) };
}
