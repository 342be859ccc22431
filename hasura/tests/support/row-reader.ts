import type { AnsweredRow } from './owners.ts';
import { isList, needsArguments, type Field, type RoleSchema } from './role-schema.ts';
import type { Asker, ServedDatabase } from './served-database.ts';
import { busyDay } from './tenant.ts';

/** Fields that work every shift out when asked are asked for one day. */
export const worksShiftsOut = /^v_/;

/** Reads every table that a role's schema has, whatever it is called. */
export class RowReader {
  readonly #served: ServedDatabase;
  readonly #schema: RoleSchema;

  constructor(served: ServedDatabase, schema: RoleSchema) {
    this.#served = served;
    this.#schema = schema;
  }

  rootFields(suffix: RegExp): readonly Field[] {
    return this.#schema.rootFields('query_root').filter(({ name }) => suffix.test(name));
  }

  /** Fields that list rows of a table. */
  listFields(): readonly Field[] {
    return this.rootFields(/(?<!_aggregate)$/).filter((field) => isList(field) && !needsArguments(field));
  }

  /** All rows with all their columns; with `depth` 1 some, and what their relationships lead to. */
  async rowsOf(asker: Asker, field: Field, depth = 0): Promise<readonly AnsweredRow[]> {
    const conditions = [
      ...(worksShiftsOut.test(field.name) ? [`where: { business_day: { _eq: "${busyDay}" } }`] : []),
      ...(depth > 0 ? ['limit: 20'] : []),
    ];
    const condition = conditions.length === 0 ? '' : `(${conditions.join(' ')})`;
    const selection = this.#schema.selectionOf(this.#schema.typeOf(field), depth);
    const data = await this.#served.read<{ rows: readonly AnsweredRow[] }>(
      asker,
      `{ rows: ${field.name}${condition} { ${selection} } }`,
    );
    // Only the key of an enterprise has no name that says what it is a key of.
    return field.name === 'enterprises' ? data.rows.map((row) => ({ ...row, enterprise_id: row['id'] })) : data.rows;
  }

  /** The first row of a table by its key, with all its columns. */
  async firstRow(asker: Asker, table: string): Promise<AnsweredRow> {
    const order = this.keyColumns(table).map((key) => `{ ${key}: asc }`);
    const query = `{ rows: ${table}(limit: 1, order_by: [${order.join()}]) { ${this.#schema.selectionOf(table, 0)} } }`;
    const [row] = (await this.#served.read<{ rows: readonly AnsweredRow[] }>(asker, query)).rows;
    if (row === undefined) throw new Error(`${table} is empty`);
    return row;
  }

  keyColumns(table: string): readonly string[] {
    return (
      this.rootFields(/_by_pk$/)
        .find(({ name }) => name === `${table}_by_pk`)
        ?.args.map(({ name }) => name) ?? []
    );
  }

  /** A row's key as arguments. */
  keysOf(table: string, row: AnsweredRow): string {
    return this.keyColumns(table)
      .map((key) => `${key}: ${JSON.stringify(row[key])}`)
      .join(' ');
  }

  async countOf(asker: Asker, aggregate: string): Promise<number> {
    const query = `{ rows: ${aggregate} { aggregate { count } } }`;
    return (await this.#served.read<{ rows: { aggregate: { count: number } } }>(asker, query)).rows.aggregate.count;
  }
}
