import { fault } from '../request/fault.ts';
import { childPath } from '../metadata/json-path.ts';
import type { SelectedField } from '../request/selected-field.ts';
import type { RoleTable } from '../schema/meaning.ts';
import type { Stream } from './operation-plan.ts';
import { columnSubject } from './permission-condition.ts';
import { argumentOf, argumentParameter, memberOf } from './plan-context.ts';
import type { PlanContext } from './plan-context.ts';
import { planFields, planRows } from './plan-fields.ts';
import { membersOf } from './where-condition.ts';

/** `T_stream`: rows beyond a cursor over exactly one column. */
export function planStream(context: PlanContext, on: RoleTable, field: SelectedField): Stream {
  const { naming } = on.source;
  const batchSize = argumentOf(field, naming, 'batch_size');
  const cursor = argumentOf(field, naming, 'cursor');
  const cursors = (cursor?.kind === 'list' ? cursor.items : []).filter(({ kind }) => kind === 'object');
  const columns = cursors.flatMap((item) => {
    const initial = memberOf(item, naming, 'initial_value');
    const ordering = memberOf(item, naming, 'ordering');
    const direction: 'asc' | 'desc' = ordering?.kind === 'enum' && ordering.value === 'desc' ? 'desc' : 'asc';
    return (initial?.kind === 'object' ? membersOf(initial) : []).flatMap(([means, value]) =>
      means.kind === 'column' && value.kind === 'value'
        ? [{ column: means.column, direction, initialValue: argumentParameter(value.value) }]
        : [],
    );
  });
  const [first, ...others] = columns;
  const path = childPath(field.path, 'args');
  if (first === undefined) throw fault('validation-failed', 'one streaming column field is expected', path);
  if (others.length > 0) throw fault('validation-failed', 'multiple column cursors are not supported yet', path);
  const rows = planRows(context, on, { kind: 'table', table: on.table }, field);
  return {
    rows: { ...rows, limit: batchSize?.kind === 'value' ? argumentParameter(batchSize.value) : null },
    fields: planFields(context, on, field.selections),
    cursor: columnSubject(context, on, first.column),
    direction: first.direction,
    initialValue: first.initialValue,
  };
}
