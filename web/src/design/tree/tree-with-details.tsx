import type { ReactNode } from 'react';
import { Tree, type TreeProps } from './tree.tsx';
import classes from './tree-with-details.module.css';

export interface TreeWithDetailsProps extends TreeProps {
  /** What there is to say about what is chosen. */
  readonly children: ReactNode;
}

/** A tree, and beside it what is chosen of it. */
export function TreeWithDetails({ children, ...tree }: TreeWithDetailsProps) {
  return (
    <div className={classes.halves}>
      <Tree {...tree} />
      <div className={classes.details}>{children}</div>
    </div>
  );
}
