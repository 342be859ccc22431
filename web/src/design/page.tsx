import { useEffect, type ReactNode } from 'react';
import classes from './page.module.css';

export interface PageProps {
  readonly title: string;
  /** What stands on the right of the title. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of a page: its title, also of the browser's tab, its tools, its content. */
export function Page({ title, tools, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Andon`;
  }, [title]);
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <h1 className={classes.title}>{title}</h1>
        {tools !== undefined && <div className={classes.tools}>{tools}</div>}
      </header>
      {children}
    </div>
  );
}
