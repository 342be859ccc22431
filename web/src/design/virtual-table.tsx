import { Box } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import classes from './virtual-table.module.css';

/** A column of a long table. */
export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** Words stand at the start of their cell, figures at its end. */
  readonly isText?: boolean;
}

export interface VirtualTableProps<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
}

const rowHeightPx = 34;
const frameHeightPx = 448;
/** Drawn above and below those in sight, so that scrolling shows no holes. */
const spareRows = 10;

/** A table of any length: only the rows in sight are drawn, the rest is known to screen readers by number. */
export function VirtualTable<Row>({ label, columns, rows }: VirtualTableProps<Row>) {
  const [scrolledPx, setScrolledPx] = useState(0);
  const first = Math.max(0, Math.floor(scrolledPx / rowHeightPx) - spareRows);
  const seen = rows.slice(first, first + Math.ceil(frameHeightPx / rowHeightPx) + 2 * spareRows);
  return (
    <Box
      className={classes.frame}
      style={{ maxHeight: frameHeightPx }}
      role="group"
      aria-label={label}
      tabIndex={0}
      onScroll={({ currentTarget }) => setScrolledPx(currentTarget.scrollTop)}
    >
      <table className={classes.table} aria-rowcount={rows.length + 1}>
        <thead>
          <tr>
            {columns.map(({ title, isText }) => (
              <th key={title} scope="col" data-text={isText}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap rows={first} />
          {seen.map((row, index) => (
            <tr key={first + index} aria-rowindex={first + index + 2} style={{ height: rowHeightPx }}>
              {columns.map(({ title, cell, isText }) => (
                <td key={title} data-text={isText}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
          <Gap rows={rows.length - first - seen.length} />
        </tbody>
      </table>
    </Box>
  );
}

/** The room of rows that are not drawn. */
function Gap({ rows }: { readonly rows: number }) {
  return rows <= 0 ? null : (
    <tr aria-hidden="true">
      <td style={{ height: rows * rowHeightPx, padding: 0, border: 0 }} />
    </tr>
  );
}
