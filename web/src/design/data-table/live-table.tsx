import type { ReactNode } from 'react';
import type { Live } from '../../graphql/use-live.ts';
import { LiveView } from '../live-view.tsx';
import { Notice } from '../notice.tsx';
import { Panel } from '../panel.tsx';
import classes from './data-table.module.css';
import { DataTable, type DataTableProps } from './data-table.tsx';

export interface LiveTableProps<Data, Row> extends Omit<DataTableProps<Row>, 'rows' | 'label' | 'empty'> {
  readonly title: string;
  readonly live: Live<Data>;
  readonly rows: (data: Data) => readonly Row[];
  /** What stands on the right of the title. */
  readonly tools?: ReactNode;
  /** Said above the table: what its rows mean. */
  readonly note?: string;
  /** What is said of a table without rows, and what to do then. */
  readonly empty: string;
  readonly emptyNext?: string;
}

/** A table of live rows under its title, in all of the states of a view. */
export function LiveTable<Data, Row>({
  title,
  live,
  rows,
  tools,
  note,
  empty,
  emptyNext,
  ...table
}: LiveTableProps<Data, Row>) {
  return (
    <Panel title={title} tools={tools}>
      {note !== undefined && <p className={classes.note}>{note}</p>}
      <LiveView live={live}>
        {(data) => (
          <DataTable
            {...table}
            label={title}
            rows={rows(data)}
            empty={
              <Notice kind="empty" title={empty}>
                {emptyNext}
              </Notice>
            }
          />
        )}
      </LiveView>
    </Panel>
  );
}
