import type { Table } from '../model/table.ts';
import type { Relationship } from '../model/relationship.ts';
import { fault } from '../request/fault.ts';
import type { Input } from '../request/input.ts';
import type { InputFieldMeaning, RoleTable } from '../schema/meaning.ts';
import { both } from './condition.ts';
import type { ConflictRule, InsertRow, InsertRules, NestedInsert } from './mutation.ts';
import type { ArgumentParameter, Parameter } from './parameter.ts';
import { permissionCondition, presetParameter } from './permission-condition.ts';
import { argumentParameter, memberOf } from './plan-context.ts';
import type { PlanContext } from './plan-context.ts';
import type { Preset } from '../model/table-permissions.ts';
import { membersOf, whereCondition } from './where-condition.ts';

/** The rows of `objects` or of a nested `data`. `determined` are columns that a parent row fills in. */
export function planInsertRows(
  context: PlanContext,
  input: Input | undefined,
  determined: readonly string[] = [],
): readonly InsertRow[] {
  const items = input?.kind === 'list' ? input.items : input === undefined ? [] : [input];
  return items.map((item) => planRow(context, item, determined));
}

/** What holds for all rows of the insert. */
export function planInsertRules(context: PlanContext, on: RoleTable, onConflict: Input | undefined): InsertRules {
  const { insert, update } = on.permissions;
  const check = insert === null ? both() : permissionCondition(context, on, insert.check);
  const updateCheck = update?.check ? permissionCondition(context, on, update.check) : null;
  const presets = planPresets(context, on.table, insert?.presets ?? new Map());
  return { onConflict: planConflict(context, on, onConflict), check, updateCheck, presets };
}

/** Presets of a permission as parameters by column. */
export function planPresets(
  context: PlanContext,
  table: Table,
  presets: ReadonlyMap<string, Preset>,
): ReadonlyMap<string, Parameter> {
  const parameters = new Map<string, Parameter>();
  for (const [name, preset] of presets) {
    const column = table.columns.get(name);
    if (column !== undefined) parameters.set(name, presetParameter(context, column, preset));
  }
  return parameters;
}

function planConflict(context: PlanContext, on: RoleTable, input: Input | undefined): ConflictRule | null {
  if (input?.kind !== 'object') return null;
  const { naming } = on.source;
  const constraint = memberOf(input, naming, 'constraint');
  const chosen = memberOf(input, naming, 'update_columns');
  const columns = (chosen?.kind === 'list' ? chosen.items : []).flatMap((item) => {
    if (item.kind !== 'enum') return [];
    if (typeof item.value === 'string') return [item.value];
    throw fault('validation-failed', 'erroneous column name', input.path);
  });
  const { update } = on.permissions;
  const filter = update === null ? both() : permissionCondition(context, on, update.filter);
  return {
    constraint: constraint?.kind === 'enum' ? String(constraint.value) : '',
    columns,
    presets: planPresets(context, on.table, update?.presets ?? new Map()),
    where: both(filter, whereCondition(context, on, memberOf(input, naming, 'where'))),
  };
}

function planRow(context: PlanContext, input: Input, determined: readonly string[]): InsertRow {
  const columns = new Map<string, ArgumentParameter>();
  const relationships: [Extract<InputFieldMeaning, { kind: 'relationship' }>, Input][] = [];
  for (const [means, member] of input.kind === 'object' ? membersOf(input) : []) {
    if (means.kind === 'column' && member.kind === 'value') {
      columns.set(means.column.name, argumentParameter(member.value));
    } else if (means.kind === 'relationship') {
      relationships.push([means, member]);
    }
  }
  refuseDetermined([...columns.keys()], determined, input.path);
  const before: NestedInsert[] = [];
  const after: NestedInsert[] = [];
  for (const [{ relationship, target }, member] of relationships) {
    const isBefore = relationship.kind === 'object' && relationship.insertionOrder === 'before-parent';
    if (isBefore) refuseGivenKey(relationship, [...columns.keys(), ...determined], member.path);
    const nested = planNested(context, relationship, target, member, isBefore);
    if (nested.rows.length > 0) (isBefore ? before : after).push(nested);
  }
  return { columns, before, after, path: input.path };
}

function planNested(
  context: PlanContext,
  relationship: Relationship,
  target: RoleTable,
  input: Input,
  isBefore: boolean,
): NestedInsert {
  const { naming } = target.source;
  const { columnPairs, name, kind } = relationship;
  const determined = isBefore ? [] : columnPairs.map(({ remote }) => remote);
  return {
    relationship: name,
    kind,
    table: target.table,
    columnPairs,
    rows: planInsertRows(context, memberOf(input, naming, 'data'), determined),
    rules: planInsertRules(context, target, memberOf(input, naming, 'on_conflict')),
    path: input.path,
  };
}

function refuseDetermined(given: readonly string[], determined: readonly string[], path: string): void {
  const conflicting = given.filter((column) => determined.includes(column));
  if (conflicting.length === 0) return;
  const message = `cannot insert ${quoted(conflicting)} columns as their values are already being determined by parent insert`;
  throw fault('validation-failed', message, path);
}

function refuseGivenKey({ name, columnPairs }: Relationship, given: readonly string[], path: string): void {
  const conflicting = columnPairs.map(({ local }) => local).filter((column) => given.includes(column));
  if (conflicting.length === 0) return;
  const values = `${quoted(conflicting)} column values are already determined`;
  throw fault('validation-failed', `cannot insert object relationship "${name}" as ${values}`, path);
}

function quoted(columns: readonly string[]): string {
  return columns.map((column) => `"${column}"`).join(', ');
}
