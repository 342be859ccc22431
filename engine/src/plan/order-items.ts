import { fault } from '../request/fault.ts';
import type { Input } from '../request/input.ts';
import type { OrderDirection } from '../schema/order-by-type.ts';
import type { AggregateOperator, InputFieldMeaning, RoleTable } from '../schema/meaning.ts';
import { childPath } from '../metadata/json-path.ts';
import type { ColumnSubject } from './condition.ts';
import { computedFieldCall } from './function-call.ts';
import { columnSubject, permissionCondition } from './permission-condition.ts';
import type { PlanContext } from './plan-context.ts';
import type { OrderItem, OrderTarget } from './selection.ts';
import { membersOf, selectFilter } from './where-condition.ts';

/** A request's `order_by`: one object or a list of them. */
export function orderItems(context: PlanContext, on: RoleTable, input: Input | undefined): readonly OrderItem[] {
  if (input === undefined) return [];
  const items = input.kind === 'list' ? input.items : [input];
  return items.flatMap((item) => objectItems(context, on, item));
}

/** `distinct_on` columns have to be those that the order begins with. */
export function checkDistinctOn(
  distinctOn: readonly ColumnSubject[],
  orderBy: readonly OrderItem[],
  fieldPath: string,
): void {
  if (distinctOn.length === 0 || orderBy.length === 0) return;
  const initial = orderBy
    .slice(0, distinctOn.length)
    .flatMap(({ by }) => (by.kind === 'subject' && by.subject.kind === 'column' ? [by.subject.column.name] : []));
  const agrees =
    initial.length === distinctOn.length && distinctOn.every(({ column }) => initial.includes(column.name));
  if (agrees) return;
  const message = '"distinct_on" columns must match initial "order_by" columns';
  throw fault('validation-failed', message, childPath(fieldPath, 'args'));
}

function objectItems(context: PlanContext, on: RoleTable, input: Input): readonly OrderItem[] {
  if (input.kind !== 'object') return [];
  return membersOf(input).flatMap(([means, member]) => memberItems(context, on, means, member));
}

function memberItems(
  context: PlanContext,
  on: RoleTable,
  means: InputFieldMeaning,
  member: Input,
): readonly OrderItem[] {
  switch (means.kind) {
    case 'column':
      return directed({ kind: 'subject', subject: columnSubject(context, on, means.column) }, member);
    case 'scalar-computed-field': {
      const visible = on.permissions.select?.computedFields.get(means.computedField.name) ?? null;
      const visibleIf = visible === null ? null : permissionCondition(context, on, visible);
      const call = computedFieldCall(means.computedField, undefined, member.path);
      return directed({ kind: 'subject', subject: { kind: 'computed-field', call, visibleIf } }, member);
    }
    case 'relationship': {
      const { relationship, target } = means;
      const where = selectFilter(context, target);
      const { columnPairs } = relationship;
      return objectItems(context, target, member).map((item) => ({
        ...item,
        by: { kind: 'related', columnPairs, target: target.table, where, by: item.by },
      }));
    }
    case 'relationship-aggregate': {
      const from = {
        kind: 'related',
        columnPairs: means.relationship.columnPairs,
        target: means.target.table,
      } as const;
      return aggregateItems(context, means.target, from, member);
    }
    case 'table-computed-field': {
      const from = {
        kind: 'function',
        call: computedFieldCall(means.computedField, undefined, member.path),
      } as const;
      return aggregateItems(context, means.target, from, member);
    }
    default:
      return [];
  }
}

type AggregateSource = Extract<OrderTarget, { kind: 'aggregate' }>['from'];

function aggregateItems(
  context: PlanContext,
  target: RoleTable,
  from: AggregateSource,
  input: Input,
): readonly OrderItem[] {
  if (input.kind !== 'object') return [];
  const where = selectFilter(context, target);
  const by = (name: AggregateOperator | 'count', column: ColumnSubject | null): OrderTarget => ({
    kind: 'aggregate',
    from,
    where,
    function: name,
    column,
  });
  return membersOf(input).flatMap(([means, member]) => {
    if (means.kind === 'count') return directed(by('count', null), member);
    if (means.kind !== 'aggregate-operator' || member.kind !== 'object') return [];
    return membersOf(member).flatMap(([inner, direction]) =>
      inner.kind === 'column'
        ? directed(by(means.operator, columnSubject(context, target, inner.column)), direction)
        : [],
    );
  });
}

function directed(by: OrderTarget, input: Input): readonly OrderItem[] {
  if (input.kind !== 'enum') return [];
  // The enum's internal values are directions.
  const { direction, nulls } = input.value as OrderDirection;
  return [{ by, direction, nulls }];
}
