import { useId, type ReactNode } from 'react';
import classes from './page.module.css';

export interface SectionProps {
  readonly title: string;
  /** What stands on the right of the title. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a page under a title of its own. */
export function Section({ title, tools, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <header className={classes.header}>
        <h2 id={id} className={classes.sectionTitle}>
          {title}
        </h2>
        <div className={classes.tools}>{tools}</div>
      </header>
      {children}
    </section>
  );
}
