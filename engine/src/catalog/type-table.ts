import type { QualifiedName } from '../metadata/qualified-name.ts';
import type { PostgresType } from './catalog.ts';
import type { TypeRow } from './catalog-row.ts';

/** The types of a database by oid. */
export class TypeTable {
  readonly #rows: ReadonlyMap<number, TypeRow>;
  readonly #types = new Map<number, PostgresType>();

  constructor(rows: readonly TypeRow[]) {
    this.#rows = new Map(rows.map((row) => [row.oid, row]));
  }

  /** The type; one that can't be looked at (dropped meanwhile, private) is called `unknown`. */
  get(oid: number): PostgresType {
    const known = this.#types.get(oid);
    if (known !== undefined) return known;
    const row = this.#rows.get(oid);
    const type = row === undefined ? unknownType(oid) : this.#build(row);
    this.#types.set(oid, type);
    return type;
  }

  /** The table whose row type this is, if it is one. */
  relationOf(oid: number): QualifiedName | null {
    const row = this.#rows.get(oid);
    if (row?.relation == null || row.relation_schema === null) return null;
    return { schema: row.relation_schema, name: row.relation };
  }

  #build(row: TypeRow): PostgresType {
    if (row.kind === 'd') {
      return { ...this.get(row.base), domain: { schema: row.schema, name: row.name } };
    }
    const { oid, schema, name } = row;
    if (row.is_array && row.element !== 0) {
      return { oid, schema, name, kind: 'array', element: this.get(row.element), domain: null };
    }
    return { oid, schema, name, kind: typeKinds[row.kind] ?? 'base', element: null, domain: null };
  }
}

const typeKinds: Readonly<Record<string, PostgresType['kind']>> = {
  b: 'base',
  c: 'composite',
  e: 'enum',
  r: 'range',
  m: 'range',
  p: 'pseudo',
};

function unknownType(oid: number): PostgresType {
  return { oid, schema: 'pg_catalog', name: 'unknown', kind: 'pseudo', element: null, domain: null };
}
