import { TextInput } from '@mantine/core';
import { useMemo, useState, type Key, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { arrangeRows } from './arrange-rows.ts';
import type { Column, Sorting } from './column.ts';
import classes from './data-table.module.css';
import { TableHead } from './table-head.tsx';
import { rowHeightPx, useVisibleRows } from './use-visible-rows.ts';

export interface DataTableProps<Row> {
  /** What the table is of, for those who don't see the title above it. */
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly keyOf: (row: Row) => Key;
  /** What can be done with a row. */
  readonly actions?: (row: Row) => ReactNode;
  /** Stands in the place of a table without rows. */
  readonly empty?: ReactNode;
}

/** Fewer rows than this are found by looking. */
const searchableFrom = 8;

/** Rows that are searched, sorted by a press on a column, and drawn only where they are seen when there are many. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, rows, columns, empty } = props;
  const [search, setSearch] = useState('');
  const [sorting, setSorting] = useState<Sorting>();
  const arranged = useMemo(() => arrangeRows(rows, columns, { search, sorting }), [rows, columns, search, sorting]);
  const numeric = useMemo(() => numericColumns(rows, columns), [rows, columns]);
  const { isLong, first, end, onScroll } = useVisibleRows(arranged.length);
  if (rows.length === 0 && empty !== undefined) return empty;
  return (
    <div>
      {rows.length >= searchableFrom && (
        <Search search={search} onSearch={setSearch} found={arranged.length} all={rows.length} />
      )}
      <div className={classes.scroll} data-long={isLong || undefined} onScroll={onScroll}>
        <table className={classes.table} aria-label={label} aria-rowcount={arranged.length + 1}>
          <TableHead {...props} numeric={numeric} sorting={sorting} onSort={setSorting} />
          <tbody>
            <Gap rows={first} />
            {arranged.slice(first, end).map((row, index) => (
              <TableRow key={props.keyOf(row)} row={row} index={first + index} numeric={numeric} {...props} />
            ))}
            <Gap rows={arranged.length - end} />
          </tbody>
        </table>
      </div>
    </div>
  );
}

/** The ids of columns of numbers: they stand at the end of their cells, dashes among them, too. */
function numericColumns<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): ReadonlySet<string> {
  const holdsNumber = ({ value }: Column<Row>) => rows.some((row) => typeof value(row) === 'number');
  return new Set(columns.filter(holdsNumber).map(({ id }) => id));
}

interface SearchProps {
  readonly search: string;
  readonly onSearch: (search: string) => void;
  readonly found: number;
  readonly all: number;
}

function Search({ search, onSearch, found, all }: SearchProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.tools}>
      <TextInput
        type="search"
        label={t('table.search')}
        value={search}
        onChange={(event) => onSearch(event.currentTarget.value)}
      />
      <span className={classes.count} role="status">
        {t('table.rows', { found, all })}
      </span>
    </div>
  );
}

/** The height of rows that are not drawn. */
function Gap({ rows }: { readonly rows: number }) {
  if (rows <= 0) return null;
  return (
    <tr className={classes.gap} aria-hidden="true">
      <td style={{ height: rows * rowHeightPx }} />
    </tr>
  );
}

interface TableRowProps<Row> extends Pick<DataTableProps<Row>, 'columns' | 'actions'> {
  readonly row: Row;
  readonly index: number;
  readonly numeric: ReadonlySet<string>;
}

function TableRow<Row>({ row, index, numeric, columns, actions }: TableRowProps<Row>) {
  return (
    <tr aria-rowindex={index + 2}>
      {columns.map(({ id, value, cell, isWhole }) => {
        const shown = value(row);
        return (
          <td key={id} data-number={numeric.has(id) || undefined} data-whole={isWhole}>
            {cell === undefined ? (shown ?? '–') : cell(row)}
          </td>
        );
      })}
      {actions !== undefined && (
        <td>
          <div className={classes.actions}>{actions(row)}</div>
        </td>
      )}
    </tr>
  );
}
