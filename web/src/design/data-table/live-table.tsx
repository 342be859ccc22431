import type { ReactNode } from 'react';
import type { Live } from '../../graphql/use-live.ts';
import { LiveView } from '../live-view.tsx';
import { Notice } from '../notice.tsx';
import { Panel } from '../panel.tsx';
import { DataTable, type DataTableProps } from './data-table.tsx';

export interface LiveTableProps<Data, Row> extends Omit<DataTableProps<Row>, 'rows' | 'label' | 'empty'> {
  readonly title: string;
  readonly live: Live<Data>;
  readonly rows: (data: Data) => readonly Row[];
  /** What stands on the right of the title. */
  readonly tools?: ReactNode;
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
  empty,
  emptyNext,
  ...table
}: LiveTableProps<Data, Row>) {
  return (
    <Panel title={title} tools={tools}>
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
