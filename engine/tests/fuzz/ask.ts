import * as fc from 'fast-check';
import { filterOver, optionalColumns, parentRoles, type Column, type Filter, type Table, type World } from './world.ts';

/** Rows of one table that a request asks for. */
export interface Ask {
  readonly where: Filter;
  readonly orders: readonly Order[];
  readonly limit: number | null;
  readonly offset: number | null;
  readonly fields: readonly Field[];
}

/** By a column, by one of the row that `link` leads to, or by the number of rows that lead here. */
export type OrderBy =
  { readonly kind: 'column' | 'parent'; readonly column: Column } | { readonly kind: 'count'; readonly from: number };

export interface Order {
  readonly by: OrderBy;
  readonly direction: 'asc' | 'desc' | 'asc_nulls_first' | 'desc_nulls_last';
}

/** What is asked of a row. Its key in the answer is its place: `f0`, `f1`, ... */
export type Field =
  | { readonly kind: 'column'; readonly column: Column }
  | { readonly kind: 'parent'; readonly fields: readonly Field[] }
  | { readonly kind: 'children'; readonly from: number; readonly ask: Ask }
  | { readonly kind: 'children-aggregate'; readonly from: number; readonly ask: Ask };

export const aggregatedColumns = ['amount', 'link'] as const;

/** Requests as if everything were allowed. */
export function askOver(tableCount: number): fc.Arbitrary<Ask> {
  const table = fc.nat({ max: tableCount - 1 });
  const column = fc.constantFrom<Column>('id', ...optionalColumns);
  const by = fc.oneof(
    fc.record({ kind: fc.constantFrom('column', 'parent'), column }),
    fc.record({ kind: fc.constant('count'), from: table }),
  );
  const order = fc.record({ by, direction: fc.constantFrom('asc', 'desc', 'asc_nulls_first', 'desc_nulls_last') });
  const { ask } = fc.letrec<{ ask: Ask; fields: readonly Field[] }>((tie) => ({
    ask: fc.record({
      where: fc.oneof(fc.constant<Filter>({ kind: 'and', parts: [] }), filterOver(tableCount, false)),
      orders: fc.array(order, { maxLength: 2 }),
      limit: fc.option(fc.integer({ min: 0, max: 4 })),
      offset: fc.option(fc.integer({ min: 0, max: 2 })),
      fields: tie('fields'),
    }),
    fields: fc.array(
      fc.oneof(
        { maxDepth: 2 },
        fc.record({ kind: fc.constant('column'), column }),
        fc.record({ kind: fc.constant('parent'), fields: tie('fields') }),
        fc.record({ kind: fc.constant('children'), from: table, ask: tie('ask') }),
        fc.record({ kind: fc.constant('children-aggregate'), from: table, ask: tie('ask') }),
      ),
      { maxLength: 3 },
    ),
  }));
  return ask;
}

/** The columns that a role may ask for; none: it may not see the table. */
export function columnsOf(table: Table, role: string): readonly Column[] {
  const granted = (parentRoles[role] ?? []).flatMap((parent) => table.permissions.get(parent)?.columns ?? []);
  return [...new Set(granted)];
}

/** The request without what the role's schema does not have. */
export function permitted(world: World, role: string, table: Table, ask: Ask): Ask {
  const isVisible = (index: number): boolean => columnsOf(at(world, index), role).length > 0;
  const leadsHere = (from: number): boolean => at(world, at(world, from).linked) === table && isVisible(from);
  const hasParent = isVisible(table.linked);
  const parent = at(world, table.linked);
  const columns = columnsOf(table, role);
  const fields = ask.fields.filter((field) => {
    if (field.kind === 'column') return columns.includes(field.column);
    return field.kind === 'parent' ? hasParent : leadsHere(field.from);
  });
  const orders = ask.orders.filter(({ by }) => {
    if (by.kind === 'column') return columns.includes(by.column);
    return by.kind === 'count' ? leadsHere(by.from) : hasParent && columnsOf(parent, role).includes(by.column);
  });
  return {
    ...ask,
    where: permittedFilter(world, role, table, ask.where),
    orders: [...orders, { by: { kind: 'column', column: 'id' }, direction: 'asc' }],
    fields: [{ kind: 'column', column: 'id' }, ...fields.map((field) => permittedField(world, role, table, field))],
  };
}

function permittedField(world: World, role: string, table: Table, field: Field): Field {
  switch (field.kind) {
    case 'column':
      return field;
    case 'parent': {
      const whole: Ask = { where: always, orders: [], limit: null, offset: null, fields: field.fields };
      return { kind: 'parent', fields: permitted(world, role, at(world, table.linked), whole).fields };
    }
    case 'children':
    case 'children-aggregate':
      return { ...field, ask: permitted(world, role, at(world, field.from), field.ask) };
  }
}

const always: Filter = { kind: 'and', parts: [] };

function permittedFilter(world: World, role: string, table: Table, filter: Filter): Filter {
  switch (filter.kind) {
    case 'compare':
    case 'null':
      return columnsOf(table, role).includes(filter.column) ? filter : always;
    case 'and':
    case 'or':
      return { ...filter, parts: filter.parts.map((part) => permittedFilter(world, role, table, part)) };
    case 'not':
      return { ...filter, part: permittedFilter(world, role, table, filter.part) };
    case 'parent': {
      const parent = at(world, table.linked);
      if (columnsOf(parent, role).length === 0) return always;
      return { ...filter, part: permittedFilter(world, role, parent, filter.part) };
    }
    case 'children': {
      const child = at(world, filter.from);
      if (at(world, child.linked) !== table || columnsOf(child, role).length === 0) return always;
      return { ...filter, part: permittedFilter(world, role, child, filter.part) };
    }
    case 'exists':
      return always;
  }
}

export function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new RangeError(`there is no item ${index}`);
  return item;
}
