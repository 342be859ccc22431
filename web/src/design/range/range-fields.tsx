import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AddressChange } from '../address/use-addressed.ts';
import type { Range, RangeName } from './range.ts';
import { RangeBorder } from './range-border.tsx';

export interface RangeFieldsProps {
  readonly range: Range;
  /** The ranges to choose from, beside one from an instant to another. */
  readonly names: readonly RangeName[];
  /** The site's, by whose clock one types. */
  readonly timeZone: string;
  readonly onChange: (parts: AddressChange) => void;
}

/** Chooses the last hours or days, or a range by its borders. */
export function RangeFields({ range: { range, from, to }, names, timeZone, onChange }: RangeFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <NativeSelect
        label={t('range.label')}
        value={range}
        onChange={({ currentTarget: { value } }) =>
          onChange({ range: value, ...(value === 'custom' ? { from, to } : {}) })
        }
        data={[...names, 'custom'].map((value) => ({ value, label: t(`range.${value}`) }))}
      />
      {range === 'custom' && (
        <>
          <RangeBorder
            label={t('range.from')}
            instant={from}
            timeZone={timeZone}
            onChange={(instant) => onChange({ from: instant })}
          />
          <RangeBorder
            label={t('range.to')}
            instant={to}
            timeZone={timeZone}
            onChange={(instant) => onChange({ to: instant })}
          />
        </>
      )}
    </>
  );
}
