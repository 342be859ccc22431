import { TextInput } from '@mantine/core';
import { fromLocalTime, toLocalTime } from '../../language/zoned-time.ts';

export interface RangeBorderProps {
  readonly label: string;
  readonly instant: string;
  /** The site's, by whose clock one types. */
  readonly timeZone: string;
  readonly onChange: (instant: string) => void;
}

/** A border of a range, typed by the clock of the site. */
export function RangeBorder({ label, instant, timeZone, onChange }: RangeBorderProps) {
  return (
    <TextInput
      type="datetime-local"
      label={label}
      value={toLocalTime(instant, timeZone)}
      onChange={({ currentTarget: { value } }) => {
        const changed = fromLocalTime(value, timeZone);
        if (changed !== undefined) onChange(changed);
      }}
    />
  );
}
