import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Sorting } from './column.ts';
import type { DataTableProps } from './data-table.tsx';
import classes from './data-table.module.css';

type TableHeadProps<Row> = Pick<DataTableProps<Row>, 'columns' | 'actions'> & {
  readonly numeric: ReadonlySet<string>;
  readonly sorting: Sorting | undefined;
  readonly onSort: (sorting: Sorting | undefined) => void;
};

const signs = { ascending: '▲', descending: '▼', none: '' } as const;

/** The titles of columns. Pressing one sorts by it, pressing again turns round, a third time lets the rows be as they come. */
export function TableHead<Row>({ columns, numeric, actions, sorting, onSort }: TableHeadProps<Row>) {
  const { t } = useTranslation();
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map(({ id, label }) => {
          const direction = sorting?.columnId === id ? sorting.direction : 'none';
          return (
            <th key={id} scope="col" aria-sort={direction} data-number={numeric.has(id) || undefined}>
              <button type="button" className={classes.sort} onClick={() => onSort(next(id, direction))}>
                {label} <span aria-hidden="true">{signs[direction]}</span>
              </button>
            </th>
          );
        })}
        {actions !== undefined && (
          <th scope="col">
            <VisuallyHidden>{t('table.actions')}</VisuallyHidden>
          </th>
        )}
      </tr>
    </thead>
  );
}

function next(columnId: string, direction: keyof typeof signs): Sorting | undefined {
  switch (direction) {
    case 'none':
      return { columnId, direction: 'ascending' };
    case 'ascending':
      return { columnId, direction: 'descending' };
    case 'descending':
      return undefined;
  }
}
