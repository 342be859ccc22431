import { fault } from '../request/fault.ts';
import type { Input, ObjectInput } from '../request/input.ts';
import { meaningOfInput } from '../schema/meaning.ts';
import type { Column, InputFieldMeaning, RoleTable } from '../schema/meaning.ts';
import { both, holdsAlways } from './condition.ts';
import type { ColumnSubject, Condition, Subject } from './condition.ts';
import { computedFieldCall } from './function-call.ts';
import { columnSubject, permissionCondition } from './permission-condition.ts';
import { argumentParameter, memberOf } from './plan-context.ts';
import type { PlanContext } from './plan-context.ts';

/** A request's `T_bool_exp` about rows of `on`; left out or null: always. */
export function whereCondition(context: PlanContext, on: RoleTable, input: Input | undefined): Condition {
  if (input?.kind !== 'object') return holdsAlways;
  const conditions = membersOf(input).map(([means, member]) => memberCondition(context, on, means, member));
  return both(...conditions);
}

/** The role's own condition for rows of the table. */
export function selectFilter(context: PlanContext, on: RoleTable): Condition {
  const { select } = on.permissions;
  return select === null ? holdsAlways : permissionCondition(context, on, select.filter);
}

/** The given fields of an input object with what they stand for. */
export function membersOf(input: ObjectInput): readonly (readonly [InputFieldMeaning, Input])[] {
  const definitions = input.type.getFields();
  return [...input.fields].flatMap(([name, member]) => {
    const definition = definitions[name];
    const means = definition === undefined ? undefined : meaningOfInput(definition).means;
    return means === undefined || member.kind === 'null' ? [] : [[means, member] as const];
  });
}

function memberCondition(context: PlanContext, on: RoleTable, means: InputFieldMeaning, member: Input): Condition {
  switch (means.kind) {
    case 'logical':
      return logicalCondition(context, on, means.operator, member);
    case 'column':
      return comparisons(columnSubject(context, on, means.column), member);
    case 'relationship': {
      const { relationship, target } = means;
      const where = both(selectFilter(context, target), whereCondition(context, target, member));
      return { kind: 'related', columnPairs: relationship.columnPairs, target: target.table, where };
    }
    case 'relationship-aggregate':
      return aggregateCondition(context, means, member);
    case 'scalar-computed-field': {
      const visible = on.permissions.select?.computedFields.get(means.computedField.name) ?? null;
      const visibleIf = visible === null ? null : permissionCondition(context, on, visible);
      const call = computedFieldCall(means.computedField, undefined, member.path);
      return comparisons({ kind: 'computed-field', call, visibleIf }, member);
    }
    case 'table-computed-field': {
      const where = both(selectFilter(context, means.target), whereCondition(context, means.target, member));
      return { kind: 'computed-rows', call: computedFieldCall(means.computedField, undefined, member.path), where };
    }
    default:
      return holdsAlways;
  }
}

function logicalCondition(
  context: PlanContext,
  on: RoleTable,
  operator: 'and' | 'or' | 'not',
  member: Input,
): Condition {
  if (operator === 'not') return { kind: 'not', condition: whereCondition(context, on, member) };
  const items = member.kind === 'list' ? member.items : [member];
  return { kind: operator, conditions: items.map((item) => whereCondition(context, on, item)) };
}

/** All operators of a `comparison_exp` hold for the subject. */
function comparisons(subject: Subject, input: Input): Condition {
  if (input.kind !== 'object') return holdsAlways;
  return both(
    ...membersOf(input).map(([means, member]): Condition => {
      if (means.kind === 'is-null') {
        return { kind: 'is-null', subject, isNull: member.kind === 'scalar' && member.value === true };
      }
      if (means.kind === 'casts') return comparisons(subject, member);
      if (means.kind === 'cast') return comparisons({ kind: 'cast', subject, type: means.type }, member);
      if (means.kind !== 'comparison' || member.kind !== 'value') return holdsAlways;
      const parameter = argumentParameter(member.value);
      return {
        kind: 'comparison',
        subject,
        operator: means.operator,
        operand: { kind: 'parameter', parameter },
      };
    }),
  );
}

function aggregateCondition(
  context: PlanContext,
  { relationship, target }: Extract<InputFieldMeaning, { kind: 'relationship-aggregate' }>,
  member: Input,
): Condition {
  const predicates = member.kind === 'object' ? membersOf(member) : [];
  const [first] = predicates;
  if (first === undefined || predicates.length > 1 || first[0].kind !== 'aggregate-predicate') {
    throw fault('validation-failed', 'exactly one predicate should be specified', member.path);
  }
  const [means, input] = first;
  const { naming } = target.source;
  const distinct = memberOf(input, naming, 'distinct');
  const filter = whereCondition(context, target, memberOf(input, naming, 'filter'));
  const predicate = memberOf(input, naming, 'predicate');
  return {
    kind: 'aggregate',
    columnPairs: relationship.columnPairs,
    target: target.table,
    function: means.function,
    columns: chosenColumns(context, target, memberOf(input, naming, 'arguments')),
    isDistinct: distinct?.kind === 'scalar' && distinct.value === true,
    where: both(selectFilter(context, target), filter),
    predicate: predicate === undefined ? holdsAlways : comparisons({ kind: 'aggregate' }, predicate),
  };
}

/** Columns chosen by values of a `T_select_column`. */
export function chosenColumns(context: PlanContext, on: RoleTable, input: Input | undefined): readonly ColumnSubject[] {
  if (input === undefined) return [];
  const items = input.kind === 'list' ? input.items : [input];
  // The enum's internal values are the table's columns.
  return items.flatMap((item) => (item.kind === 'enum' ? [columnSubject(context, on, item.value as Column)] : []));
}
