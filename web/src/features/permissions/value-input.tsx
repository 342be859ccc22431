import { TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import type { Json } from './json.ts';
import { formatValue, parseValue } from './value-text.ts';

export interface ValueInputProps {
  readonly label: string;
  readonly value: Json;
  readonly onChange: (value: Json) => void;
  /** GraphQL type of the column. */
  readonly typeName: string;
  readonly takesList?: boolean;
  /** Session variables that offer themselves. */
  readonly variables: readonly string[];
}

/** A value, or a session variable. What was typed stays as it was typed. */
export function ValueInput({ label, value, onChange, typeName, takesList = false, variables }: ValueInputProps) {
  const id = useId();
  const [text, setText] = useState(() => formatValue(value));
  return (
    <>
      <TextInput
        label={label}
        size="xs"
        list={id}
        value={text}
        onChange={({ currentTarget }) => {
          setText(currentTarget.value);
          onChange(parseValue(currentTarget.value, typeName, takesList));
        }}
      />
      <datalist id={id}>
        {variables.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
}
