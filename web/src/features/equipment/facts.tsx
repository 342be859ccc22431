import classes from './facts.module.css';

export interface Fact {
  readonly label: string;
  readonly value: string;
  /** What it is for, and what another value leads to. */
  readonly hint?: string;
}

/** What holds of a place, and what it means. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(({ label, value, hint }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <span className={classes.value}>{value}</span>
            {hint !== undefined && <span className={classes.hint}>{hint}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
