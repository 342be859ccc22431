import type { Pool } from 'pg';
import { type ClientBase, type Connection, type Submittable } from 'pg';

/** A row's columns as texts. */
export type RowTexts = readonly (string | null)[];

/** A statement with the texts of its parameters; with a name it is prepared: parsed and planned once for each connection. */
export interface TextStatement {
  readonly name: string | undefined;
  readonly text: string;
  readonly values: readonly (string | null)[];
}

/** What became of statements that were sent together. */
export type Outcome =
  /** The rows of each. */
  | { readonly kind: 'done'; readonly rows: readonly (readonly RowTexts[])[] }
  /** The one at `index` failed, and those after it did not run. */
  | { readonly kind: 'failed'; readonly index: number; readonly error: Error };

/** Runs a statement and answers its rows as PostgreSQL writes them. */
export function queryTexts(pool: Pool, statement: TextStatement): Promise<readonly RowTexts[]> {
  return new Promise((resolve, reject) => {
    pool.connect((fault, client) => {
      if (client === undefined) {
        reject(fault ?? new Error('the pool gave no connection'));
        return;
      }
      const query = new TextQuery([statement], (outcome) => {
        client.release();
        if (outcome.kind === 'done') resolve(outcome.rows[0] ?? []);
        else reject(outcome.error);
      });
      client.query(query);
    });
  });
}

/** Sends statements together; they run one after the other. */
export function queryTogether(client: ClientBase, statements: readonly TextStatement[]): Promise<Outcome> {
  return new Promise((resolve) => client.query(new TextQuery(statements, resolve)));
}

/** What `pg` keeps of a connection's prepared statements; its own queries look there too. */
interface PreparedStatements {
  readonly parsedStatements: Readonly<Record<string, string | undefined>>;
}

/**
 * A query as `pg`'s client runs them. Unlike `pg`'s own it neither asks which columns the rows have nor turns their values into
 * JavaScript's: what a statement answers is text, and goes on as it is.
 */
class TextQuery implements Submittable {
  /** Where `pg`'s client finds it, to take its part when a query takes too long. */
  callback: (error: Error | null) => void;
  readonly #statements: readonly TextStatement[];
  readonly #rows: RowTexts[][];
  /** The statement that runs. */
  #index = 0;

  constructor(statements: readonly TextStatement[], done: (outcome: Outcome) => void) {
    this.#statements = statements;
    this.#rows = statements.map(() => []);
    this.callback = (error) =>
      done(error === null ? { kind: 'done', rows: this.#rows } : { kind: 'failed', index: this.#index, error });
  }

  /** The client notes it as prepared once the statement is parsed. */
  get name(): string | undefined {
    return this.#statements[this.#index]?.name;
  }

  get text(): string | undefined {
    return this.#statements[this.#index]?.text;
  }

  submit(connection: Connection): void {
    connection.stream.cork();
    for (const statement of this.#statements) send(connection as Connection & PreparedStatements, statement);
    connection.sync();
    connection.stream.uncork();
  }

  handleDataRow({ fields }: { readonly fields: RowTexts }): void {
    this.#rows[this.#index]?.push(fields);
  }

  handleCommandComplete(): void {
    this.#index += 1;
  }

  handleReadyForQuery(): void {
    this.callback(null);
  }

  /** The client calls this instead of `handleReadyForQuery`. */
  handleError(error: Error): void {
    this.callback(error);
  }
}

function send(connection: Connection & PreparedStatements, { name = '', text, values }: TextStatement): void {
  if (connection.parsedStatements[name] === undefined) connection.parse({ name, text, types: [] }, true);
  connection.bind({ statement: name, values: [...values] }, true);
  connection.execute(null, true);
}
