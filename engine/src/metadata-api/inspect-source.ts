import { readCatalog, type Queryable } from '../catalog/read-catalog.ts';
import { readEnumValues, type EnumRow } from '../catalog/read-enum-values.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { SourceMetadata } from '../metadata/metadata.ts';
import { qualifiedKey } from '../metadata/qualified-name.ts';
import { enumColumns } from '../model/check-enum-table.ts';
import type { SourceInput } from '../model/source-input.ts';

/** Reads what the model needs to know of a database; one that doesn't answer is described as unreachable. */
export async function inspectSource(database: Queryable, source: SourceMetadata): Promise<SourceInput> {
  try {
    const catalog = await readCatalog(database);
    return { kind: 'reachable', catalog, enumRows: await readEnumRows(database, catalog, source) };
  } catch (error) {
    return { kind: 'unreachable', reason: error instanceof Error ? error.message : String(error) };
  }
}

/** The rows of every enum table of the source, as far as its shape allows to read them. */
export async function readEnumRows(
  database: Queryable,
  catalog: Catalog,
  source: SourceMetadata,
): Promise<ReadonlyMap<string, readonly EnumRow[] | string>> {
  const rows = new Map<string, readonly EnumRow[] | string>();
  for (const { table, is_enum: isEnum } of source.tables) {
    const key = qualifiedKey(table);
    const known = catalog.tables.get(key);
    const columns = isEnum && known !== undefined ? enumColumns(known) : undefined;
    if (columns === undefined) continue;
    rows.set(key, await readOne(() => readEnumValues(database, table, columns.key, columns.comment)));
  }
  return rows;
}

async function readOne(read: () => Promise<readonly EnumRow[]>): Promise<readonly EnumRow[] | string> {
  try {
    return await read();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
