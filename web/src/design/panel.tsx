import { useId, type ReactNode } from 'react';
import classes from './panel.module.css';

export interface PanelProps {
  readonly title: ReactNode;
  /** What stands on the right of the title. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a page with its title. */
export function Panel({ title, tools, children }: PanelProps) {
  const id = useId();
  return (
    <section className={classes.panel} aria-labelledby={id}>
      <header className={classes.header}>
        <h2 id={id} className={classes.title}>
          {title}
        </h2>
        {tools}
      </header>
      {children}
    </section>
  );
}
