import type { Json } from '../metadata/json.ts';
import { isJsonObject } from '../metadata/json.ts';
import { HasuraError } from '../metadata/hasura-error.ts';
import { JsonPlace } from '../metadata/json-place.ts';
import { displayName } from '../metadata/qualified-name.ts';
import { parseBooleanExpression } from '../model/parse-boolean-expression.ts';
import type { Column } from '../model/table.ts';
import type { Relationship } from '../model/relationship.ts';
import { encodeValue } from '../request/encode-value.ts';
import type { RoleTable } from '../schema/meaning.ts';
import { both } from './condition.ts';
import type { Condition } from './condition.ts';
import type { ColumnChange, ConflictRule, InsertRow, Mutation, MutationOutput } from './mutation.ts';
import { sqlType } from './parameter.ts';
import type { PresetParameter } from './parameter.ts';
import { columnSubject, permissionCondition } from './permission-condition.ts';
import type { PlanContext } from './plan-context.ts';
import { typePresentation } from './plan-fields.ts';
import { planPresets } from './plan-insert.ts';
import type { Field, OrderItem, OrderTarget, Rows } from './selection.ts';
import { selectFilter } from './where-condition.ts';

type RowsField = Extract<Field, { kind: 'rows' }>;

/** `select` of the API on rows: `{columns, where, order_by, limit, offset}` on a table. */
export function planDmlSelect(context: PlanContext, on: RoleTable, args: JsonPlace): RowsField {
  refuseUnless(on, context.role, 'select', '');
  return selectField(context, on, args, { alias: 'root', columnPairs: [], isSingle: false });
}

/** `count`: `{distinct, where}`. */
export function planDmlCount(context: PlanContext, on: RoleTable, args: JsonPlace): Field {
  const hint = '; "count" is only allowed if the role has "select" permissions on the table';
  refuseUnless(on, context.role, 'select', hint);
  const distinct = args.optional('distinct')?.list() ?? [];
  const columns = distinct.map((place) => {
    const column = on.table.columns.get(place.string());
    if (column === undefined) {
      throw denied(`no such column exists: "${place.string()}"`, place.path);
    }
    return columnSubject(context, on, column);
  });
  const value = { kind: 'count', alias: 'count', columns, isDistinct: columns.length > 0 } as const;
  const rows: Rows = { ...plainRows(on), where: both(selectFilter(context, on), whereOf(context, on, args)) };
  return {
    kind: 'aggregate-rows',
    alias: 'root',
    columnPairs: [],
    rows,
    fields: [{ kind: 'aggregate', alias: 'value', values: [value] }],
  };
}

/** `insert`: `{objects, on_conflict, returning}`. */
export function planDmlInsert(context: PlanContext, on: RoleTable, args: JsonPlace): Mutation {
  const { insert, update } = on.permissions;
  if (insert === null) throw refusal(on, context.role, 'insert', '');
  const onConflict = args.optional('on_conflict');
  // Hasura has read the whole request before it looks at a column.
  if (onConflict !== undefined) requireAction(onConflict);
  const output = outputOf(context, on, args);
  const rows = args
    .key('objects')
    .list()
    .map((object): InsertRow => {
      const columns = new Map<string, PresetParameter>();
      for (const [name, value] of object.entries()) {
        const column = writableColumn(on, name, insert, context.role, 'insert', object.path);
        columns.set(name, columnValue(column, value.value, value.path));
      }
      return { columns, before: [], after: [], path: args.path };
    });
  const check = permissionCondition(context, on, insert.check);
  const updateCheck = update?.check ? permissionCondition(context, on, update.check) : null;
  const presets = planPresets(context, on.table, insert.presets);
  const given = [...new Set(rows.flatMap(({ columns }) => [...columns.keys()]))];
  const conflict = onConflict === undefined ? null : planConflict(context, on, onConflict, given);
  const rules = { onConflict: conflict, check, updateCheck, presets };
  return { kind: 'insert', table: on.table, rows, rules, output, path: args.path };
}

/** `update`: `{where, $set, $inc, $mul, $default, returning}`. */
export function planDmlUpdate(context: PlanContext, on: RoleTable, args: JsonPlace): Mutation {
  const { update } = on.permissions;
  if (update === null) throw refusal(on, context.role, 'update', '');
  const where = whereOf(context, on, args, 'required');
  const presets = planPresets(context, on.table, update.presets);
  const changes: ColumnChange[] = [...presets].map(([column, value]) => ({ column, operator: '_set', value }));
  for (const operator of ['_set', '_inc', '_mul'] as const) {
    const given = args.optional(`$${operator.slice(1)}`) ?? args.optional(operator);
    for (const [name, value] of given?.entries() ?? []) {
      const column = writableColumn(on, name, update, context.role, 'update', given?.path ?? args.path);
      changes.push({ column: column.name, operator, value: columnValue(column, value.value, value.path) });
    }
  }
  for (const name of (args.optional('$default') ?? args.optional('_default'))?.list() ?? []) {
    const column = writableColumn(on, name.string(), update, context.role, 'update', name.path);
    changes.push({ column: column.name, operator: '_default', value: columnValue(column, null, name.path) });
  }
  if (changes.length === 0) {
    throw new HasuraError({
      code: 'unexpected-payload',
      message: 'atleast one of "$set", "$inc", "$mul" has to be present',
      path: args.path,
    });
  }
  const filter = permissionCondition(context, on, update.filter);
  const check = update.check === null ? null : permissionCondition(context, on, update.check);
  const output = outputOf(context, on, args);
  return { kind: 'update', table: on.table, changes, where: both(filter, where), check, output, path: args.path };
}

/** `delete`: `{where, returning}`. */
export function planDmlDelete(context: PlanContext, on: RoleTable, args: JsonPlace): Mutation {
  const permission = on.permissions.delete;
  if (permission === null) throw refusal(on, context.role, 'delete', '');
  const where = both(permissionCondition(context, on, permission.filter), whereOf(context, on, args, 'required'));
  return { kind: 'delete', table: on.table, where, output: outputOf(context, on, args), path: args.path };
}

interface FieldPlace {
  readonly alias: string;
  readonly columnPairs: RowsField['columnPairs'];
  readonly isSingle: boolean;
}

function selectField(context: PlanContext, on: RoleTable, args: JsonPlace, place: FieldPlace): RowsField {
  const rows: Rows = {
    ...plainRows(on),
    where: both(selectFilter(context, on), whereOf(context, on, args)),
    orderBy: orderOf(context, on, args.optional('order_by')),
    limit: naturalNumber(args.optional('limit')),
    offset: naturalNumber(args.optional('offset')),
    permittedLimit: on.permissions.select?.limit ?? null,
  };
  const fields = args
    .key('columns')
    .list()
    .flatMap((column) => columnFields(context, on, column));
  return { kind: 'rows', ...place, rows, fields };
}

function columnFields(context: PlanContext, on: RoleTable, place: JsonPlace): readonly Field[] {
  if (isJsonObject(place.value)) return [relationshipField(context, on, place)];
  const name = place.string();
  const visible = on.permissions.select?.columns ?? new Map<string, unknown>();
  if (name === '*') {
    return [...on.table.columns.values()]
      .filter((column) => visible.has(column.name))
      .map((column) => columnField(context, on, column));
  }
  const column = on.table.columns.get(name);
  if (column === undefined) {
    throw new HasuraError({ code: 'not-exists', message: `column "${name}" does not exist`, path: place.path });
  }
  if (!visible.has(name)) {
    throw denied(`role "${context.role}" does not have permission to select column "${name}"`, place.path);
  }
  return [columnField(context, on, column)];
}

function columnField(context: PlanContext, on: RoleTable, column: Column): Field {
  const { visibleIf } = columnSubject(context, on, column);
  const presentation = typePresentation(context, column.type);
  return { kind: 'column', alias: column.name, column, visibleIf, jsonPath: [], presentation };
}

function relationshipField(context: PlanContext, on: RoleTable, place: JsonPlace): Field {
  const relationship = relationshipOf(on, place.key('name'));
  const target = context.beside(on, relationship.target);
  refuseUnless(target, context.role, 'select', '');
  const alias = place.optional('alias')?.string() ?? relationship.name;
  const isSingle = relationship.kind === 'object';
  return selectField(context, target, place, { alias, columnPairs: relationship.columnPairs, isSingle });
}

function relationshipOf(on: RoleTable, name: JsonPlace): Relationship {
  const relationship = on.table.relationships.get(name.string());
  if (relationship !== undefined) return relationship;
  throw new HasuraError({ code: 'not-exists', message: `"${name.string()}" does not exist`, path: name.path });
}

function plainRows({ table }: RoleTable): Rows {
  const source = { kind: 'table', table } as const;
  return {
    source,
    where: both(),
    distinctOn: [],
    orderBy: [],
    limit: null,
    permittedLimit: null,
    offset: null,
  };
}

function whereOf(
  context: PlanContext,
  on: RoleTable,
  args: JsonPlace,
  presence: 'optional' | 'required' = 'optional',
): Condition {
  const where = presence === 'required' ? args.key('where') : args.optional('where');
  if (where === undefined) return both();
  const { table, source } = on;
  const expression = parseBooleanExpression(where.value, {
    table,
    root: table,
    tables: source.tables,
    path: where.path,
  });
  return permissionCondition(context, on, expression);
}

function orderOf(context: PlanContext, on: RoleTable, place: JsonPlace | undefined): readonly OrderItem[] {
  if (place === undefined) return [];
  if (Array.isArray(place.value)) return place.list().flatMap((item) => orderOf(context, on, item));
  if (typeof place.value === 'string') {
    const [, sign = '', path = ''] = /^([+-]?)(.*)$/.exec(place.value) ?? [];
    const direction = sign === '-' ? 'desc' : 'asc';
    return [
      { by: orderTarget(context, on, path.split('.'), place.path), direction, nulls: sign === '-' ? 'first' : 'last' },
    ];
  }
  const direction = place.optional('type')?.string() === 'desc' ? 'desc' : 'asc';
  const nulls = place.optional('nulls')?.string() ?? (direction === 'desc' ? 'first' : 'last');
  const by = orderTarget(context, on, place.key('column').string().split('.'), place.path);
  return [{ by, direction, nulls: nulls === 'first' ? 'first' : 'last' }];
}

function orderTarget(
  context: PlanContext,
  on: RoleTable,
  [first = '', ...rest]: readonly string[],
  path: string,
): OrderTarget {
  const column = on.table.columns.get(first);
  if (rest.length === 0 && column !== undefined)
    return { kind: 'subject', subject: columnSubject(context, on, column) };
  const { columnPairs, target } = relationshipOf(on, new JsonPlace(first, path));
  const other = context.beside(on, target);
  const by = orderTarget(context, other, rest, path);
  return { kind: 'related', columnPairs, target: other.table, where: selectFilter(context, other), by };
}

function naturalNumber(place: JsonPlace | undefined): PresetParameter | null {
  if (place === undefined) return null;
  const { value, path } = place;
  // A number of another type is noticed while the arguments are read, before they have a place of their own.
  const count = new JsonPlace(value, path.replace(/^\$\.args\b/, '$')).integer();
  if (count < 0) throw new HasuraError({ code: 'not-supported', message: 'unexpected negative value', path });
  return { kind: 'constant', text: String(count), type: { schema: 'pg_catalog', name: 'int8', isArray: false } };
}

function columnValue(column: Column, value: Json, path: string): PresetParameter {
  const { type } = column;
  const meaning = {
    kind: 'column',
    type,
    typeName: type.name,
    enumValues: null,
    isNullable: true,
    isList: false,
  } as const;
  return { kind: 'constant', text: encodeValue(value, meaning, path), type: sqlType(type) };
}

interface WritePermission {
  readonly columns: ReadonlySet<string>;
  readonly presets: ReadonlyMap<string, unknown>;
}

function writableColumn(
  on: RoleTable,
  name: string,
  permission: WritePermission,
  role: string,
  verb: 'insert' | 'update',
  path: string,
): Column {
  const column = on.table.columns.get(name);
  if (column === undefined) {
    throw new HasuraError({ code: 'not-exists', message: `column "${name}" does not exist`, path });
  }
  if (permission.presets.has(name)) {
    const can = verb === 'insert' ? 'insertable' : 'updatable';
    const message = `column "${name}" is not ${can} for role "${role}"; its value is predefined in permission`;
    throw new HasuraError({ code: 'not-supported', message, path });
  }
  if (permission.columns.has(name)) return column;
  throw denied(`role "${role}" does not have permission to ${verb} column "${name}"`, path);
}

function requireAction(place: JsonPlace): void {
  if (place.optional('action') !== undefined) return;
  const path = place.path.replace(/^\$\.args\b/, '$');
  throw new HasuraError({ code: 'parse-failed', message: "the key 'action' was not present", path });
}

function planConflict(context: PlanContext, on: RoleTable, place: JsonPlace, given: readonly string[]): ConflictRule {
  const action = place.key('action').word(['update', 'ignore'], "Only 'ignore' and 'update' are allowed");
  const named = place.optional('constraint')?.string();
  const uniqueColumns = place.optional('constraint_on');
  const columns =
    uniqueColumns === undefined
      ? null
      : typeof uniqueColumns.value === 'string'
        ? [uniqueColumns]
        : uniqueColumns.list();
  for (const column of columns ?? []) {
    if (on.table.columns.has(column.string())) continue;
    throw new HasuraError({
      code: 'not-exists',
      message: `column "${column.string()}" does not exist`,
      path: column.path,
    });
  }
  const constraint = named ?? columns?.map((column) => column.string()) ?? null;
  const { update } = on.permissions;
  if (action === 'update' && constraint === null) {
    throw new HasuraError({
      code: 'unexpected-payload',
      message: "Expecting 'constraint' or 'constraint_on' when the 'action' is 'update'",
      path: place.path,
    });
  }
  if (action === 'update' && update === null) throw refusal(on, context.role, 'update', '');
  const filter = update === null ? both() : permissionCondition(context, on, update.filter);
  const updated = given.filter((name) => update?.columns.has(name) === true);
  const presets = planPresets(context, on.table, update?.presets ?? new Map());
  return { constraint, columns: action === 'ignore' ? [] : updated, presets, where: filter };
}

function outputOf(context: PlanContext, on: RoleTable, args: JsonPlace): MutationOutput {
  const returning = args.optional('returning');
  const affected = { kind: 'affected-rows', alias: 'affected_rows' } as const;
  if (returning === undefined) return { kind: 'response', fields: [affected] };
  refuseUnless(
    on,
    context.role,
    'select',
    '; "returning" can only be used if the role has "select" permission on the table',
  );
  const columns = returning.value === '*' ? [new JsonPlace('*', returning.path)] : returning.list();
  for (const { value } of columns) {
    if (typeof value !== 'string' || value === '*' || on.table.columns.has(value)) continue;
    throw denied(`no such column exists: "${value}"`, returning.path);
  }
  const fields = columns.flatMap((column) => columnFields(context, on, column));
  return { kind: 'response', fields: [affected, { kind: 'returning', alias: 'returning', fields }] };
}

function refuseUnless(on: RoleTable, role: string, what: 'select', hint: string): void {
  if (on.permissions[what] === null) throw refusal(on, role, what, hint);
}

function refusal(on: RoleTable, role: string, what: string, hint: string): HasuraError {
  return denied(`${what} on "${displayName(on.table)}" for role "${role}" is not allowed. ${hint}`, '$.args');
}

function denied(message: string, path: string): HasuraError {
  return new HasuraError({ code: 'permission-denied', message, path });
}
