import type { Json } from './json.ts';
import { rootFieldOf, typeNameOf, type TableMetadata } from './metadata.ts';
import type { TableShape } from './table-shape.ts';

/** What somebody sees of a table: columns, and the rows that a condition leaves. */
export interface Sight {
  /** Names of the database. */
  readonly columns: readonly string[];
  readonly where: Json;
}

/** Rows that differ are shown first; this many of each kind. */
export const rowsAtMost = 20;

/** What is seen now and then, asked as the admin. */
export interface PreviewAnswer {
  readonly now: Count;
  readonly then: Count;
  readonly both: Count;
  /** Seen before and after. */
  readonly kept: readonly Row[];
  /** Seen now only. */
  readonly lost: readonly Row[];
  /** Seen then only. */
  readonly gained: readonly Row[];
}

interface Count {
  readonly aggregate: { readonly count: number };
}

type Row = Readonly<Record<string, Json>>;

/** The question that compares what is seen now with what would be seen then. */
export function previewQuestion(
  table: TableMetadata,
  shape: TableShape,
  now: Sight,
  then: Sight,
): { readonly query: string; readonly variables: { readonly [name: string]: Json } } {
  const condition = `${typeNameOf(table)}_bool_exp!`;
  const names = ['now', 'then', 'kept', 'lost', 'gained'] as const;
  const field = rootFieldOf(table, 'select');
  const aggregate = rootFieldOf(table, 'select_aggregate');
  const seen = shape.columns.filter(({ name }) => now.columns.includes(name) || then.columns.includes(name));
  const columns = seen.map(({ graphqlName }) => graphqlName).join(' ') || '__typename';
  const count = (alias: string, where: string) => `${alias}: ${aggregate}(where: $${where}) { aggregate { count } }`;
  const rows = (alias: string) => `${alias}: ${field}(where: $${alias}, limit: ${rowsAtMost}) { ${columns} }`;
  return {
    query: `query Preview(${names.map((name) => `$${name}: ${condition}`).join(', ')}) {
  ${count('now', 'now')}
  ${count('then', 'then')}
  ${count('both', 'kept')}
  ${rows('kept')}
  ${rows('lost')}
  ${rows('gained')}
}`,
    variables: {
      now: now.where,
      then: then.where,
      kept: { _and: [now.where, then.where] },
      lost: { _and: [now.where, { _not: then.where }] },
      gained: { _and: [then.where, { _not: now.where }] },
    },
  };
}
