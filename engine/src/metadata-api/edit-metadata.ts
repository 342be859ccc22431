import type { Metadata, SourceMetadata } from '../metadata/metadata.ts';
import { qualifiedKey, type QualifiedName } from '../metadata/qualified-name.ts';
import type { StoredQuery } from '../metadata/query-collection.ts';
import type { TableMetadata } from '../metadata/table-metadata.ts';

/** The metadata with one source changed. */
export function editSource(
  metadata: Metadata,
  name: string,
  edit: (source: SourceMetadata) => SourceMetadata,
): Metadata {
  return { ...metadata, sources: metadata.sources.map((source) => (source.name === name ? edit(source) : source)) };
}

/** The metadata with one table changed. */
export function editTable(
  metadata: Metadata,
  source: string,
  name: QualifiedName,
  edit: (table: TableMetadata) => TableMetadata,
): Metadata {
  const key = qualifiedKey(name);
  return editSource(metadata, source, (one) => ({
    ...one,
    tables: one.tables.map((table) => (qualifiedKey(table.table) === key ? edit(table) : table)),
  }));
}

/** The metadata with the queries of one collection changed. */
export function editCollection(
  metadata: Metadata,
  name: string,
  edit: (queries: readonly StoredQuery[]) => readonly StoredQuery[],
): Metadata {
  return {
    ...metadata,
    query_collections: metadata.query_collections.map((one) =>
      one.name === name ? { ...one, definition: { queries: edit(one.definition.queries) } } : one,
    ),
  };
}
