import type { ReactNode } from 'react';
import classes from './mark.module.css';

/** How something stands: told by a shape and a word, too. */
export type Tone = 'good' | 'bad' | 'warning' | 'quiet' | 'active';

const shapes: Readonly<Record<Tone, string>> = { good: '●', bad: '▲', warning: '◆', quiet: '○', active: '▶' };

/** A word about how something stands, with its shape and colour. */
export function Mark({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return (
    <span className={classes.mark} data-tone={tone}>
      <span aria-hidden="true">{shapes[tone]}</span> {children}
    </span>
  );
}
