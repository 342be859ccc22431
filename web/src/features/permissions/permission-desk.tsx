import { TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { AdminApi } from './admin-api.ts';
import { operations, wordOf, type CellName, type ExportedMetadata, type SourceMetadata } from './metadata.ts';
import { PermissionEditor } from './permission-editor.tsx';
import { PermissionGrid } from './permission-grid.tsx';
import classes from './permissions.module.css';
import { inheritedShape, shapes } from './right-shapes.ts';
import { RoleRights, rolesOf } from './role-rights.ts';

export interface PermissionDeskProps {
  readonly api: AdminApi;
  readonly metadata: ExportedMetadata;
  /** Reads the metadata again. */
  readonly reload: () => Promise<void>;
}

/** The grid, and beside it the cell that the address names. */
export function PermissionDesk({ api, metadata, reload }: PermissionDeskProps) {
  const { t } = useTranslation('permissions');
  const [search, setSearch] = useSearchParams();
  const [word, setWord] = useState('');
  const roles = useMemo(() => rolesOf(metadata), [metadata]);
  const rights = useMemo(() => new RoleRights(metadata.metadata.inherited_roles), [metadata]);
  const chosen = findCell(metadata, search);
  const [saved, setSaved] = useState<'saved' | 'removed'>();
  const choose = (cell: CellName | undefined) => {
    setSaved(undefined);
    setSearch(cell === undefined ? {} : { table: wordOf(cell.table), role: cell.role, operation: cell.operation }, {
      replace: true,
    });
  };
  const onSaved = async (change: 'saved' | 'removed') => {
    await reload();
    setSaved(change);
  };
  return (
    <div className={classes.desk}>
      <div className={classes.tools}>
        <TextInput
          type="search"
          label={t('grid.search')}
          value={word}
          onChange={(event) => setWord(event.currentTarget.value)}
        />
        <Legend />
      </div>
      {metadata.metadata.sources.map((source) => (
        <PermissionGrid
          key={source.name}
          source={source}
          roles={roles}
          rights={rights}
          word={word}
          chosen={chosen?.cell}
          choose={choose}
        />
      ))}
      {chosen !== undefined && (
        <PermissionEditor
          // A cell that was changed, by whomever, is read anew.
          key={`${metadata.resource_version} ${search.toString()}`}
          api={api}
          metadata={metadata}
          source={chosen.source}
          cell={chosen.cell}
          rights={rights}
          choose={choose}
          reload={reload}
          saved={saved}
          onSaved={onSaved}
        />
      )}
    </div>
  );
}

function Legend() {
  const { t } = useTranslation('permissions');
  return (
    <ul className={classes.legend} aria-label={t('grid.legend')}>
      {(['all', 'some', 'none'] as const).map((kind) => (
        <li key={kind}>
          <span aria-hidden="true">{shapes[kind]}</span> {t(`right.${kind}`)}
        </li>
      ))}
      <li>
        <span aria-hidden="true">{inheritedShape}</span> {t('right.inherited')}
      </li>
    </ul>
  );
}

function findCell(
  { metadata }: ExportedMetadata,
  search: URLSearchParams,
): { readonly source: SourceMetadata; readonly cell: CellName } | undefined {
  const operation = operations.find((each) => each === search.get('operation'));
  const role = search.get('role');
  for (const source of metadata.sources) {
    const table = source.tables.find((each) => wordOf(each) === search.get('table'));
    if (table !== undefined && operation !== undefined && role !== null)
      return { source, cell: { table, role, operation } };
  }
  return undefined;
}
