import { Pool, type ClientBase, type Connection, type PoolClient, type Submittable } from 'pg';

/** A row's columns as texts. */
export type RowTexts = readonly (string | null)[];

/** A statement with the texts of its parameters; with a name it is prepared: parsed and planned once for each connection. */
export interface TextStatement {
  readonly name: string | undefined;
  readonly text: string;
  readonly values: readonly (string | null)[];
}

/** Runs a statement and answers its rows as PostgreSQL writes them. */
export function queryTexts(database: Pool | ClientBase, statement: TextStatement): Promise<readonly RowTexts[]> {
  return new Promise((resolve, reject) => {
    if (!(database instanceof Pool)) {
      database.query(new TextQuery(statement, (error, rows) => (error === null ? resolve(rows) : reject(error))));
      return;
    }
    database.connect((fault, client) => {
      if (client === undefined) reject(fault ?? new Error('the pool gave no connection'));
      else queryAndRelease(client, statement, resolve, reject);
    });
  });
}

function queryAndRelease(
  client: PoolClient,
  statement: TextStatement,
  resolve: (rows: readonly RowTexts[]) => void,
  reject: (error: Error) => void,
): void {
  client.query(
    new TextQuery(statement, (error, rows) => {
      client.release();
      if (error === null) resolve(rows);
      else reject(error);
    }),
  );
}

/** What `pg` keeps of a connection's prepared statements; its own queries look there too. */
interface PreparedStatements {
  readonly parsedStatements: Readonly<Record<string, string | undefined>>;
}

type Done = (error: Error | null, rows: readonly RowTexts[]) => void;

/**
 * A query as `pg`'s client runs them. Unlike `pg`'s own it neither asks which columns the rows have nor turns their values into
 * JavaScript's: what a statement answers is text, and goes on as it is.
 */
class TextQuery implements Submittable {
  readonly name: string | undefined;
  readonly text: string;
  /** Where `pg`'s client finds it, to take its part when a query takes too long. */
  callback: Done;
  readonly #values: readonly (string | null)[];
  readonly #rows: RowTexts[] = [];

  constructor({ name, text, values }: TextStatement, done: Done) {
    this.name = name;
    this.text = text;
    this.callback = done;
    this.#values = values;
  }

  submit(connection: Connection): void {
    const { parsedStatements } = connection as Connection & PreparedStatements;
    const name = this.name ?? '';
    connection.stream.cork();
    if (parsedStatements[name] === undefined) connection.parse({ name, text: this.text, types: [] }, true);
    connection.bind({ statement: name, values: [...this.#values] }, true);
    connection.execute(null, true);
    connection.sync();
    connection.stream.uncork();
  }

  handleDataRow({ fields }: { readonly fields: RowTexts }): void {
    this.#rows.push(fields);
  }

  handleReadyForQuery(): void {
    this.callback(null, this.#rows);
  }

  /** The client calls this instead of `handleReadyForQuery`. */
  handleError(error: Error): void {
    this.callback(error, []);
  }

  /** The client calls it; the rows are all there is to know. */
  handleCommandComplete(): void {
    return;
  }
}
