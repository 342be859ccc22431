import type { ReactNode } from 'react';
import classes from './notice.module.css';

export interface NoticeProps {
  readonly kind: 'empty' | 'error' | 'offline' | 'loading';
  /** What is going on. */
  readonly title: string;
  /** What to do about it. */
  readonly children?: ReactNode;
}

/** What stands in the place of a view that has nothing to show. */
export function Notice({ kind, title, children }: NoticeProps) {
  return (
    <section
      className={classes.notice}
      data-kind={kind}
      aria-busy={kind === 'loading'}
      role={kind === 'error' ? 'alert' : 'status'}
    >
      <p className={classes.title}>{title}</p>
      {children !== undefined && <div>{children}</div>}
    </section>
  );
}
