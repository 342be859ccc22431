import { childPath } from '../metadata/json-path.ts';
import { fault } from '../request/fault.ts';
import type { Input } from '../request/input.ts';
import type { SelectedField } from '../request/selected-field.ts';
import { meaningOfInput } from '../schema/meaning.ts';
import type { Column, FieldMeaning, InputFieldMeaning, RoleTable } from '../schema/meaning.ts';
import { both } from './condition.ts';
import type { Condition } from './condition.ts';
import { trackedFunctionCall } from './function-call.ts';
import type {
  ColumnChange,
  DeleteMutation,
  InsertMutation,
  Mutation,
  MutationOutput,
  UpdateManyMutation,
  UpdateMutation,
} from './mutation.ts';
import { permissionCondition } from './permission-condition.ts';
import { argumentOf, argumentParameter, memberOf } from './plan-context.ts';
import type { PlanContext } from './plan-context.ts';
import { meaningOf, planFields } from './plan-fields.ts';
import { planFunctionField } from './plan-function.ts';
import { planInsertRows, planInsertRules, planPresets } from './plan-insert.ts';
import { membersOf, whereCondition } from './where-condition.ts';

/** A root field of the mutation type; null when it means no mutation. */
export function planMutation(context: PlanContext, field: SelectedField, meaning: FieldMeaning): Mutation | null {
  switch (meaning.kind) {
    case 'insert':
      return planInsert(context, meaning.on, field, 'objects');
    case 'insert-one':
      return planInsert(context, meaning.on, field, 'object');
    case 'update':
      return planUpdate(context, meaning.on, field, whereArgument(context, meaning.on, field));
    case 'update-by-primary-key': {
      const key = argumentOf(field, meaning.on.source.naming, 'pk_columns');
      return planUpdate(context, meaning.on, field, keyCondition(keyMembers(key)));
    }
    case 'update-many':
      return planUpdateMany(context, meaning.on, field);
    case 'delete':
      return planDelete(context, meaning.on, field, whereArgument(context, meaning.on, field));
    case 'delete-by-primary-key':
      return planDelete(context, meaning.on, field, keyCondition(keyArguments(field, meaning.columns)));
    case 'function':
    case 'function-aggregate': {
      const call = trackedFunctionCall(
        meaning.function,
        argumentOf(field, meaning.on.source.naming, 'args'),
        field.path,
      );
      return { kind: 'function', field: planFunctionField(context, field, meaning), call };
    }
    default:
      return null;
  }
}

/** The row whose key columns have these values. */
export function keyCondition(values: readonly (readonly [Column, Input | undefined])[]): Condition {
  return both(
    ...values.flatMap(([column, input]): Condition[] => {
      if (input?.kind !== 'value') return [];
      const operand = { kind: 'parameter', parameter: argumentParameter(input.value) } as const;
      return [
        {
          kind: 'comparison',
          subject: { kind: 'column', column, visibleIf: null },
          operator: 'eq',
          operand,
        },
      ];
    }),
  );
}

/** The key columns with the arguments that are named after them. */
export function keyArguments(
  field: SelectedField,
  columns: readonly Column[],
): readonly (readonly [Column, Input | undefined])[] {
  return columns.map((column) => [column, field.arguments.get(column.graphqlName)]);
}

function keyMembers(input: Input | undefined): readonly (readonly [Column, Input | undefined])[] {
  if (input?.kind !== 'object') return [];
  return membersOf(input).flatMap(([means, member]) =>
    means.kind === 'column' ? [[means.column, member] as const] : [],
  );
}

function planInsert(
  context: PlanContext,
  on: RoleTable,
  field: SelectedField,
  name: 'objects' | 'object',
): InsertMutation {
  const { naming } = on.source;
  return {
    kind: 'insert',
    table: on.table,
    rows: planInsertRows(context, field.arguments.get(name)),
    rules: planInsertRules(context, on, argumentOf(field, naming, 'on_conflict')),
    output: name === 'objects' ? planResponse(context, on, field) : planRowOutput(context, on, field),
    path: childPath(childPath(field.path, 'args'), name),
  };
}

function planUpdate(context: PlanContext, on: RoleTable, field: SelectedField, where: Condition): UpdateMutation {
  const given = field.definition?.args.flatMap((argument) => {
    const input = field.arguments.get(argument.name);
    const { means } = meaningOfInput(argument);
    return input === undefined || means === undefined ? [] : [[means, input] as const];
  });
  const isByKey = meaningOf(field)?.kind === 'update-by-primary-key';
  const output = isByKey ? planRowOutput(context, on, field) : planResponse(context, on, field);
  return update(context, on, { given: given ?? [], where, output, path: childPath(field.path, 'args') });
}

interface UpdateParts {
  readonly given: readonly (readonly [InputFieldMeaning, Input])[];
  readonly where: Condition;
  readonly output: MutationOutput;
  readonly path: string;
}

function update(context: PlanContext, on: RoleTable, { given, where, output, path }: UpdateParts): UpdateMutation {
  const permission = on.permissions.update;
  const filter = permission === null ? both() : permissionCondition(context, on, permission.filter);
  const presets = planPresets(context, on.table, permission?.presets ?? new Map());
  const changes: ColumnChange[] = [...presets].map(([column, value]) => ({ column, operator: '_set', value }));
  changes.push(...givenChanges(given));
  const names = changes.map(({ column }) => column);
  const repeated = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
  if (repeated.length > 0) {
    const list = repeated.map((name) => `'${name}'`).join(', ');
    throw fault('validation-failed', `Column found in multiple operators: [${list}].`, path);
  }
  const check = permission?.check ? permissionCondition(context, on, permission.check) : null;
  return { kind: 'update', table: on.table, changes, where: both(filter, where), check, output, path: '$' };
}

function givenChanges(given: UpdateParts['given']): readonly ColumnChange[] {
  return given.flatMap(([means, input]) => {
    if (means.kind !== 'update-operator' || input.kind !== 'object') return [];
    return membersOf(input).flatMap(([inner, member]) =>
      inner.kind === 'column' && member.kind === 'value'
        ? [{ column: inner.column.name, operator: means.operator, value: argumentParameter(member.value) }]
        : [],
    );
  });
}

function planUpdateMany(context: PlanContext, on: RoleTable, field: SelectedField): UpdateManyMutation {
  const updates = field.arguments.get('updates');
  const output = planResponse(context, on, field);
  const items = updates?.kind === 'list' ? updates.items : [];
  return {
    kind: 'update-many',
    updates: items.map((item) => {
      const where = whereCondition(context, on, memberOf(item, on.source.naming, 'where'));
      const given = item.kind === 'object' ? membersOf(item) : [];
      return update(context, on, { given, where, output, path: item.path });
    }),
  };
}

function planDelete(context: PlanContext, on: RoleTable, field: SelectedField, where: Condition): DeleteMutation {
  const permission = on.permissions.delete;
  const filter = permission === null ? both() : permissionCondition(context, on, permission.filter);
  const isByKey = meaningOf(field)?.kind === 'delete-by-primary-key';
  const output = isByKey ? planRowOutput(context, on, field) : planResponse(context, on, field);
  return { kind: 'delete', table: on.table, where: both(filter, where), output, path: '$' };
}

function whereArgument(context: PlanContext, on: RoleTable, field: SelectedField): Condition {
  return whereCondition(context, on, argumentOf(field, on.source.naming, 'where'));
}

function planRowOutput(context: PlanContext, on: RoleTable, field: SelectedField): MutationOutput {
  return { kind: 'row', fields: planFields(context, on, field.selections) };
}

function planResponse(context: PlanContext, on: RoleTable, field: SelectedField): MutationOutput {
  return {
    kind: 'response',
    fields: field.selections.map((selected) => {
      const alias = selected.responseName;
      const meaning = meaningOf(selected);
      if (meaning?.kind === 'affected-rows') return { kind: 'affected-rows', alias };
      if (meaning?.kind !== 'returning') return { kind: 'constant', alias, text: selected.parentType.name };
      return { kind: 'returning', alias, fields: planFields(context, on, selected.selections) };
    }),
  };
}
