import { tableRootFieldNames, type CustomRootFields, type TableRootFieldName } from '../metadata/table-metadata.ts';
import {
  affixRootField,
  derive,
  generatedIdentifier,
  joinFieldName,
  type Identifier,
  type SourceNaming,
} from './identifier.ts';
import type { RootField } from './table.ts';

/** The root fields of a table: custom names as given, others from the table's name; the source's affixes around both. */
export function tableRootFields(
  naming: SourceNaming,
  identifier: Identifier,
  custom: CustomRootFields,
): Readonly<Record<TableRootFieldName, RootField>> {
  const fields = tableRootFieldNames.map((field) => {
    const name = custom[field]?.name ?? joinFieldName(naming.convention, defaultIdentifier(field, identifier));
    return [field, { name: affixRootField(naming, name), comment: custom[field]?.comment ?? null }] as const;
  });
  // The entries are exactly those of the list of names.
  return Object.fromEntries(fields) as Record<TableRootFieldName, RootField>;
}

function defaultIdentifier(field: TableRootFieldName, table: Identifier): Identifier {
  switch (field) {
    case 'select':
      return table;
    case 'select_by_pk':
      return derive(table, 'by_pk');
    case 'select_aggregate':
      return derive(table, 'aggregate');
    case 'select_stream':
      return derive(table, 'stream');
    case 'insert':
    case 'update':
    case 'delete':
      return [...generatedIdentifier(field), ...table];
    case 'insert_one':
      return derive([...generatedIdentifier('insert'), ...table], 'one');
    case 'update_many':
      return derive([...generatedIdentifier('update'), ...table], 'many');
    case 'update_by_pk':
      return derive([...generatedIdentifier('update'), ...table], 'by_pk');
    case 'delete_by_pk':
      return derive([...generatedIdentifier('delete'), ...table], 'by_pk');
  }
}
