import type { Action } from '../model/action.ts';
import type { Relationship } from '../model/relationship.ts';
import type { Input } from '../request/input.ts';
import type { InputJson } from '../request/input-json.ts';
import type { SelectedField } from '../request/selected-field.ts';
import type { RoleTable } from '../schema/meaning.ts';
import type { ActionCall, ActionResult, OutputField, OutputRows, ResultField } from './action-call.ts';
import { both, type Condition } from './condition.ts';
import { sqlType, type Parameter } from './parameter.ts';
import type { PlanContext } from './plan-context.ts';
import { allRows, meaningOf, planAggregateFields, planFields, planRows } from './plan-fields.ts';
import type { Rows } from './selection.ts';

/** What to ask a handler. */
export function planActionCall(context: PlanContext, field: SelectedField, action: Action): ActionCall {
  const input = [...field.arguments].map(([name, value]) => [name, inputJson(value)] as const);
  const output = planOutput(context, field.selections);
  return { action, input: Object.fromEntries(input), output, path: field.path };
}

/** What to tell of an asynchronous action. */
export function planActionResult(context: PlanContext, field: SelectedField, action: Action): ActionResult {
  const id = field.arguments.get('id');
  return {
    action,
    id: id === undefined ? null : inputJson(id),
    fields: field.selections.map((selected) => planResultField(context, selected)),
    path: field.path,
  };
}

function planResultField(context: PlanContext, field: SelectedField): ResultField {
  const { responseName: alias, name } = field;
  switch (name) {
    case 'id':
    case 'created_at':
    case 'errors':
      return { kind: 'property', alias, name };
    case 'output':
      return { kind: 'output', alias, output: planOutput(context, field.selections) };
    default:
      return { kind: 'constant', alias, text: field.parentType.name };
  }
}

function planOutput(context: PlanContext, selections: readonly SelectedField[]): readonly OutputField[] {
  return selections.map((field): OutputField => {
    const { responseName: alias, name } = field;
    const meaning = meaningOf(field);
    switch (meaning?.kind) {
      case 'output-field':
        return { kind: 'value', alias, name, fields: planOutput(context, field.selections) };
      case 'object-relationship':
      case 'array-relationship':
      case 'relationship-aggregate':
        return planOutputRows(context, field, meaning);
      default:
        return { kind: 'constant', alias, text: field.parentType.name };
    }
  });
}

function planOutputRows(
  context: PlanContext,
  field: SelectedField,
  meaning: {
    readonly kind: 'object-relationship' | 'array-relationship' | 'relationship-aggregate';
    readonly relationship: Relationship;
    readonly target: RoleTable;
  },
): OutputRows {
  const { relationship, target } = meaning;
  const alias = field.responseName;
  const source = { kind: 'table', table: target.table } as const;
  const isSingle = meaning.kind === 'object-relationship';
  const found = isSingle ? allRows(context, target, source) : planRows(context, target, source, field);
  const rows: Rows = { ...found, where: both(found.where, joinCondition(relationship, target)) };
  const base = { alias, columnPairs: [], rows } as const;
  return {
    kind: 'rows',
    alias,
    sourceName: target.source.name,
    field:
      meaning.kind === 'relationship-aggregate'
        ? { ...base, kind: 'aggregate-rows', fields: planAggregateFields(context, target, field.selections) }
        : { ...base, kind: 'rows', isSingle, fields: planFields(context, target, field.selections) },
    keys: relationship.columnPairs.map(({ local }) => local),
  };
}

function joinCondition({ columnPairs }: Relationship, { table }: RoleTable): Condition {
  const conditions = columnPairs.flatMap(({ local, remote }): readonly Condition[] => {
    const column = table.columns.get(remote);
    if (column === undefined) throw new Error(`no column ${remote} in table ${table.name}`);
    const parameter: Parameter = { kind: 'written-column', slot: 0, column: local, type: sqlType(column.type) };
    const operand = { kind: 'parameter', parameter } as const;
    return [{ kind: 'comparison', subject: { kind: 'column', column, visibleIf: null }, operator: 'eq', operand }];
  });
  return both(...conditions);
}

/** A checked value as the handler is told it. */
function inputJson(input: Input): InputJson {
  switch (input.kind) {
    case 'null':
      return null;
    case 'object':
      return Object.fromEntries([...input.fields].map(([name, value]) => [name, inputJson(value)]));
    case 'list':
      return input.items.map(inputJson);
    case 'enum':
      return input.name;
    case 'scalar':
      return input.value;
    case 'value':
      throw new Error('an action takes no values for the database');
  }
}
