import { Box } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './plain-table.module.css';

export interface PlainTableProps {
  /** What the table is about, for those who don't see the page. */
  readonly label: string;
  /** `th` elements. */
  readonly head: ReactNode;
  /** `tr` elements. */
  readonly children: ReactNode;
}

/** A compact table that scrolls by itself where the page is narrow. */
export function PlainTable({ label, head, children }: PlainTableProps) {
  return (
    <Box className={classes.frame} role="group" aria-label={label} tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>{head}</tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </Box>
  );
}
