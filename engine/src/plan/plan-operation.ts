import type { SelectedField } from '../request/selected-field.ts';
import type { FieldMeaning, RoleTable } from '../schema/meaning.ts';
import { both } from './condition.ts';
import type { OperationPlan, RootPlan } from './operation-plan.ts';
import { planActionCall, planActionResult } from './plan-action.ts';
import type { PlanContext } from './plan-context.ts';
import { allRows, meaningOf, planAggregateFields, planFields, planRows } from './plan-fields.ts';
import { planFunctionField } from './plan-function.ts';
import { keyArguments, keyCondition, planMutation } from './plan-mutation.ts';
import { planStream } from './plan-stream.ts';
import type { Field, RowSource } from './selection.ts';

/** What to do for an operation whose fields have been checked. Touches nothing. */
export function planOperation(
  context: PlanContext,
  kind: OperationPlan['kind'],
  fields: readonly SelectedField[],
): OperationPlan {
  return { kind, fields: fields.map((field) => planRoot(context, kind, field)) };
}

function planRoot(context: PlanContext, kind: OperationPlan['kind'], field: SelectedField): RootPlan {
  const alias = field.responseName;
  const meaning = meaningOf(field);
  if (field.definition === null) return { kind: 'constant', alias, text: field.parentType.name };
  // The only fields without a meaning are graphql-js's own: __schema and __type.
  if (!('andon' in field.definition.extensions) || meaning === null) return { kind: 'introspection', alias, field };
  if (meaning.kind === 'namespace') {
    return { kind: 'namespace', alias, fields: planOperation(context, kind, field.selections).fields };
  }
  if (meaning.kind === 'no-queries') {
    return { kind: 'constant', alias, text: field.definition.description ?? '' };
  }
  if (meaning.kind === 'action') return { kind: 'action', alias, ...planActionCall(context, field, meaning.action) };
  if (meaning.kind === 'action-result') {
    return { kind: 'action-result', alias, ...planActionResult(context, field, meaning.action) };
  }
  return planSourceField(context, kind, field, meaning);
}

function planSourceField(
  context: PlanContext,
  kind: OperationPlan['kind'],
  field: SelectedField,
  meaning: FieldMeaning,
): RootPlan {
  if (!('on' in meaning)) throw new Error(`the field ${field.name} is no root field`);
  const base = { alias: field.responseName, sourceName: meaning.on.source.name, path: field.path };
  if (meaning.kind === 'select-stream') {
    return { ...base, kind: 'stream', stream: planStream(context, meaning.on, field) };
  }
  const mutation = kind === 'mutation' ? planMutation(context, field, meaning) : null;
  if (mutation !== null) return { ...base, kind: 'mutation', mutation };
  return { ...base, kind: 'select', field: planSelect(context, field, meaning) };
}

function planSelect(context: PlanContext, field: SelectedField, meaning: FieldMeaning): Field {
  switch (meaning.kind) {
    case 'select':
    case 'select-aggregate':
    case 'select-by-primary-key':
      return planTableField(context, field, meaning.on, meaning);
    case 'function':
    case 'function-aggregate':
      return planFunctionField(context, field, meaning);
    default:
      throw new Error(`the field ${field.name} selects nothing`);
  }
}

function planTableField(context: PlanContext, field: SelectedField, on: RoleTable, meaning: FieldMeaning): Field {
  const source: RowSource = { kind: 'table', table: on.table };
  const base = { alias: field.responseName, columnPairs: [] } as const;
  if (meaning.kind === 'select-aggregate') {
    const rows = planRows(context, on, source, field);
    return { ...base, kind: 'aggregate-rows', rows, fields: planAggregateFields(context, on, field.selections) };
  }
  const fields = planFields(context, on, field.selections);
  if (meaning.kind !== 'select-by-primary-key') {
    return { ...base, kind: 'rows', isSingle: false, rows: planRows(context, on, source, field), fields };
  }
  const all = allRows(context, on, source);
  const where = both(all.where, keyCondition(keyArguments(field, meaning.columns)));
  return { ...base, kind: 'rows', isSingle: true, rows: { ...all, where }, fields };
}
