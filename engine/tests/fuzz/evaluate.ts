import { aggregatedColumns, at, type Ask, type Field, type OrderBy } from './ask.ts';
import {
  parentRoles,
  sessionAmount,
  type Column,
  type Filter,
  type Permission,
  type Row,
  type Table,
  type World,
} from './world.ts';

/** Answers requests by looking at every row, as slowly and plainly as it can be said. */
export class Evaluator {
  readonly #world: World;
  readonly #role: string;

  constructor(world: World, role: string) {
    this.#world = world;
    this.#role = role;
  }

  /** The rows that are asked for, among those that `isCandidate` lets through. */
  rows(table: Table, ask: Ask, isCandidate: (row: Row) => boolean = () => true): readonly object[] {
    const limit = this.#limit(table);
    return this.#chosen(table, ask, isCandidate)
      .slice(0, limit ?? undefined)
      .map((row) => this.#object(table, row, ask.fields));
  }

  /** The row with the key; permissions' limits are about lists. */
  byKey(table: Table, id: number, { fields }: Ask): object | null {
    const row = table.rows.find((one) => one.id === id);
    return row !== undefined && this.#isVisible(table, row) ? this.#object(table, row, fields) : null;
  }

  /** Aggregates are over all that is asked for; a permission's limit bounds the nodes alone. */
  aggregate(table: Table, ask: Ask, isCandidate: (row: Row) => boolean = () => true): object {
    const chosen = this.#chosen(table, ask, isCandidate);
    const columns = aggregatedColumns.filter((column) =>
      this.#grants(table).some((one) => one.columns.includes(column)),
    );
    const valuesOf = (column: Column): readonly number[] =>
      chosen.map((row) => this.#cell(table, row, column)).filter((value) => typeof value === 'number');
    const over = (work: (values: readonly number[]) => number): object =>
      Object.fromEntries(
        ['id' as const, ...columns].map((column) => {
          const values = valuesOf(column);
          return [column, values.length === 0 ? null : work(values)];
        }),
      );
    const max = over((values) => Math.max(...values));
    const sum = over((values) => values.reduce((total, value) => total + value, 0));
    const nodes = chosen.slice(0, this.#limit(table) ?? undefined).map((row) => this.#object(table, row, ask.fields));
    return { aggregate: { count: chosen.length, max, sum }, nodes };
  }

  #chosen(table: Table, ask: Ask, isCandidate: (row: Row) => boolean): readonly Row[] {
    const kept = table.rows.filter(
      (row) => isCandidate(row) && this.#isVisible(table, row) && this.#holds(table, row, ask.where, true) === true,
    );
    const sorted = kept.toSorted((a, b) => {
      for (const { by, direction } of ask.orders) {
        const order = compareKeys(this.#key(table, a, by), this.#key(table, b, by), direction);
        if (order !== 0) return order;
      }
      return 0;
    });
    const from = ask.offset ?? 0;
    return sorted.slice(from, ask.limit === null ? undefined : from + ask.limit);
  }

  #object(table: Table, row: Row, fields: readonly Field[]): object {
    return Object.fromEntries(fields.map((field, index) => [`f${index}`, this.#field(table, row, field)]));
  }

  #field(table: Table, row: Row, field: Field): unknown {
    switch (field.kind) {
      case 'column':
        return this.#cell(table, row, field.column);
      case 'parent': {
        const parent = this.#visibleParent(table, row);
        return parent === undefined ? null : this.#object(at(this.#world, table.linked), parent, field.fields);
      }
      case 'children':
        return this.rows(at(this.#world, field.from), field.ask, (child) => child.link === row.id);
      case 'children-aggregate':
        return this.aggregate(at(this.#world, field.from), field.ask, (child) => child.link === row.id);
    }
  }

  #key(table: Table, row: Row, by: OrderBy): number | string | null {
    switch (by.kind) {
      case 'column':
        return this.#cell(table, row, by.column);
      case 'parent': {
        const parent = this.#visibleParent(table, row);
        return parent === undefined ? null : this.#cell(at(this.#world, table.linked), parent, by.column);
      }
      case 'count': {
        const child = at(this.#world, by.from);
        return child.rows.filter((one) => one.link === row.id && this.#isVisible(child, one)).length;
      }
    }
  }

  #visibleParent(table: Table, row: Row): Row | undefined {
    const target = at(this.#world, table.linked);
    return target.rows.find((one) => one.id === row.link && this.#isVisible(target, one));
  }

  #grants(table: Table): readonly Permission[] {
    return (parentRoles[this.#role] ?? []).flatMap((parent) => table.permissions.get(parent) ?? []);
  }

  /** The largest of the limits; one without lifts them all. */
  #limit(table: Table): number | null {
    const limits = this.#grants(table).map(({ limit }) => limit);
    return limits.includes(null) ? null : Math.max(...limits.map((limit) => limit ?? 0));
  }

  #isVisible(table: Table, row: Row): boolean {
    return this.#grants(table).some(({ filter }) => this.#holds(table, row, filter, false) === true);
  }

  /** A cell shows where a role that may see the column may see the row. */
  #cell(table: Table, row: Row, column: Column): number | string | null {
    const isShown = this.#grants(table).some(
      ({ columns, filter }) => columns.includes(column) && this.#holds(table, row, filter, false) === true,
    );
    return isShown ? row[column] : null;
  }

  /** In three values. A request sees only what the role sees; a permission sees everything. */
  #holds(table: Table, row: Row, filter: Filter, inRequest: boolean): boolean | null {
    const cell = (column: Column) => (inRequest ? this.#cell(table, row, column) : row[column]);
    const some = (target: Table, part: Filter, isCandidate: (one: Row) => boolean): boolean =>
      target.rows.some(
        (one) =>
          isCandidate(one) &&
          (!inRequest || this.#isVisible(target, one)) &&
          this.#holds(target, one, part, inRequest) === true,
      );
    switch (filter.kind) {
      case 'compare':
        return compare(cell(filter.column), filter);
      case 'null':
        return (cell(filter.column) === null) === filter.isNull;
      case 'and':
        return all(filter.parts.map((part) => this.#holds(table, row, part, inRequest)));
      case 'or':
        return not(all(filter.parts.map((part) => not(this.#holds(table, row, part, inRequest)))));
      case 'not':
        return not(this.#holds(table, row, filter.part, inRequest));
      case 'parent':
        return some(at(this.#world, table.linked), filter.part, (one) => one.id === row.link);
      case 'children': {
        const from = at(this.#world, filter.from);
        // A table that does not lead here has no such relationship; what is written for it always holds.
        if (at(this.#world, from.linked) !== table) return true;
        return some(from, filter.part, (one) => one.link === row.id);
      }
      case 'exists':
        return some(at(this.#world, filter.table), filter.part, () => true);
    }
  }
}

function all(values: readonly (boolean | null)[]): boolean | null {
  if (values.includes(false)) return false;
  return values.includes(null) ? null : true;
}

function not(value: boolean | null): boolean | null {
  return value === null ? null : !value;
}

function compare(
  value: number | string | null,
  { operator, operand }: Extract<Filter, { kind: 'compare' }>,
): boolean | null {
  const other = typeof operand === 'object' && 'variable' in operand ? sessionAmount : operand;
  if (typeof other === 'object') {
    const list: readonly (number | string)[] = other;
    // Nothing is in an empty list, not even what is unknown.
    if (value === null) return list.length > 0 ? null : operator === '_nin';
    return list.includes(value) === (operator === '_in');
  }
  if (value === null) return null;
  switch (operator) {
    case '_eq':
      return value === other;
    case '_neq':
      return value !== other;
    case '_gt':
      return value > other;
    case '_lt':
      return value < other;
    case '_gte':
      return value >= other;
    case '_lte':
      return value <= other;
    case '_in':
    case '_nin':
      throw new Error('lists are compared above');
  }
}

function compareKeys(a: number | string | null, b: number | string | null, direction: string): number {
  const nullsFirst = direction === 'desc' || direction === 'asc_nulls_first';
  if (a === null || b === null) return a === b ? 0 : (a === null) === nullsFirst ? -1 : 1;
  const order = a < b ? -1 : a > b ? 1 : 0;
  return direction.startsWith('desc') ? -order : order;
}
