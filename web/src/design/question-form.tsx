import type { ReactNode } from 'react';
import classes from './question-form.module.css';

export interface QuestionFormProps {
  /** What it chooses, for those who don't see the page. */
  readonly label: string;
  readonly children: ReactNode;
  /** What stands behind the fields, such as the range in words. */
  readonly note?: ReactNode;
}

/** What a page asks for: each field acts at once. */
export function QuestionForm({ label, children, note }: QuestionFormProps) {
  return (
    <form className={classes.form} aria-label={label} onSubmit={(event) => event.preventDefault()}>
      {children}
      {note !== undefined && <p className={classes.note}>{note}</p>}
    </form>
  );
}

/** The class of a field that takes the width that is left. */
export const wideField = classes['wide'];
