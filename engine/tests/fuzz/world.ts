import * as fc from 'fast-check';

/** Columns that a permission may leave out; `id` is always there. */
export const optionalColumns = ['amount', 'label', 'link'] as const;
export type Column = 'id' | (typeof optionalColumns)[number];

export interface Row {
  readonly id: number;
  readonly amount: number | null;
  readonly label: string | null;
  /** The `id` of a row of the linked table, if there is such a row. */
  readonly link: number | null;
}

export const operators = ['_eq', '_neq', '_gt', '_lt', '_gte', '_lte', '_in', '_nin'] as const;

export type Operand = number | string | readonly number[] | readonly string[] | { readonly variable: string };

/** A condition as permissions and requests write it. */
export type Filter =
  | {
      readonly kind: 'compare';
      readonly column: Column;
      readonly operator: (typeof operators)[number];
      readonly operand: Operand;
    }
  | { readonly kind: 'null'; readonly column: Column; readonly isNull: boolean }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Filter[] }
  | { readonly kind: 'not'; readonly part: Filter }
  /** The row that `link` leads to. */
  | { readonly kind: 'parent'; readonly part: Filter }
  /** A row of the table with this index whose `link` leads here. */
  | { readonly kind: 'children'; readonly from: number; readonly part: Filter }
  /** Any row of another table; in permissions only. */
  | { readonly kind: 'exists'; readonly table: number; readonly part: Filter };

export interface Permission {
  readonly columns: readonly Column[];
  readonly filter: Filter;
  readonly limit: number | null;
}

export interface Table {
  readonly name: string;
  readonly rows: readonly Row[];
  /** Index of the table that `link` leads to. */
  readonly linked: number;
  /** By role; a role without one may not see the table. */
  readonly permissions: ReadonlyMap<string, Permission>;
}

export type World = readonly Table[];

/** `both` inherits from the others. */
export const parentRoles: Readonly<Record<string, readonly string[]>> = {
  one: ['one'],
  two: ['two'],
  both: ['one', 'two'],
};

/** What the session says. */
export const sessionAmount = 2;

const number = fc.integer({ min: 0, max: 4 });
const text = fc.constantFrom('a', 'b', 'c', "d'e");

function comparison(mayAskSession: boolean): fc.Arbitrary<Filter> {
  const compare = (column: Column, value: fc.Arbitrary<number | string>): fc.Arbitrary<Filter> =>
    fc.constantFrom(...operators).chain((operator) => {
      const single: fc.Arbitrary<Operand> = mayAskSession && column !== 'label' ? fc.oneof(value, session) : value;
      // What is drawn is a list of numbers or of texts, never both.
      const list = fc.array(value, { maxLength: 3 }) as fc.Arbitrary<readonly number[]>;
      const isList = operator === '_in' || operator === '_nin';
      const operand: fc.Arbitrary<Operand> = isList ? list : single;
      return operand.map((drawn): Filter => ({ kind: 'compare', column, operator, operand: drawn }));
    });
  const numbers = fc.constantFrom('id', 'amount', 'link').chain((column) => compare(column, number));
  return fc.oneof(numbers, compare('label', text));
}

const session: fc.Arbitrary<Operand> = fc.constant({ variable: 'X-Hasura-Amount' });

/** Conditions on rows of any table: relationships lead on whatever the table is. */
export function filterOver(tableCount: number, inPermission: boolean): fc.Arbitrary<Filter> {
  const table = fc.nat({ max: tableCount - 1 });
  const { filter } = fc.letrec<{ filter: Filter }>((tie) => {
    const part = tie('filter');
    const parts = fc.array(part, { maxLength: 3 });
    const deeper: fc.Arbitrary<Filter>[] = [
      fc.record({ kind: fc.constantFrom('and', 'or'), parts }),
      fc.record({ kind: fc.constant('not'), part }),
      fc.record({ kind: fc.constant('parent'), part }),
      fc.record({ kind: fc.constant('children'), from: table, part }),
      ...(inPermission ? [fc.record({ kind: fc.constant('exists'), table, part })] : []),
    ];
    const isNull = fc.record({
      kind: fc.constant('null'),
      column: fc.constantFrom('amount', 'label', 'link'),
      isNull: fc.boolean(),
    });
    return {
      filter: fc.oneof({ maxDepth: 3 }, comparison(inPermission), isNull, ...deeper),
    };
  });
  return filter;
}

/** Two or three tables with rows, links between them and permissions. */
export const world: fc.Arbitrary<World> = fc.integer({ min: 2, max: 3 }).chain((count) => {
  const permission = fc.record({
    columns: fc.subarray([...optionalColumns]).map((columns): readonly Column[] => ['id', ...columns]),
    filter: filterOver(count, true),
    limit: fc.option(fc.integer({ min: 0, max: 3 })),
  });
  const row = fc.record({ amount: fc.option(number), label: fc.option(text), link: fc.option(number) });
  const table = fc.record({
    rows: fc.array(row, { maxLength: 5 }).map((rows) => rows.map((values, id) => ({ id, ...values }))),
    linked: fc.nat({ max: count - 1 }),
    one: fc.option(permission, { freq: 6 }),
    two: fc.option(permission, { freq: 6 }),
  });
  return fc.array(table, { minLength: count, maxLength: count }).map((tables) =>
    tables.map(({ rows, linked, one, two }, index) => ({
      name: `t${index}`,
      rows,
      linked,
      permissions: new Map(
        [['one', one] as const, ['two', two] as const].flatMap(([role, given]) =>
          given === null ? [] : [[role, given]],
        ),
      ),
    })),
  );
});
