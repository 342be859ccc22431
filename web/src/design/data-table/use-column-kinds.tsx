import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { localZone } from '../../language/local-zone.ts';
import { useFormat } from '../../language/use-format.ts';
import { Since } from '../since.tsx';
import type { Column } from './column.ts';

type Reads<Row, Value> = (row: Row) => Value | null | undefined;

/** Columns of the usual kinds: `columns.duration('lag', t('lag'), ({ lag_seconds }) => lag_seconds)`. */
export function useColumnKinds(timeZone: string = localZone) {
  const format = useFormat();
  const { t } = useTranslation();
  return useMemo(
    () => ({
      text: <Row,>(id: string, label: string, read: Reads<Row, string | number>): Column<Row> => ({
        id,
        label,
        value: (row) => read(row) ?? null,
      }),
      number: <Row,>(id: string, label: string, { read, unit, decimals = 0 }: NumberColumn<Row>): Column<Row> => ({
        id,
        label,
        value: (row) => read(row) ?? null,
        cell: (row) => format.number(read(row), unit, decimals),
      }),
      duration: <Row,>(id: string, label: string, read: Reads<Row, number>): Column<Row> => ({
        id,
        label,
        value: (row) => read(row) ?? null,
        cell: (row) => format.duration(read(row)),
        isWhole: true,
      }),
      instant: <Row,>(id: string, label: string, read: Reads<Row, string>): Column<Row> => ({
        id,
        label,
        value: (row) => read(row) ?? null,
        cell: (row) => format.dateTime(read(row), timeZone),
        isWhole: true,
      }),
      since: <Row,>(id: string, label: string, read: Reads<Row, string>): Column<Row> => ({
        id,
        label,
        value: (row) => read(row) ?? null,
        cell: (row) => <Since instant={read(row) ?? null} />,
        isWhole: true,
      }),
      flag: <Row,>(id: string, label: string, read: Reads<Row, boolean>): Column<Row> => ({
        id,
        label,
        value: (row) => t(read(row) === true ? 'yes' : 'no'),
      }),
    }),
    [format, t, timeZone],
  );
}

interface NumberColumn<Row> {
  readonly read: Reads<Row, number>;
  readonly unit?: string;
  readonly decimals?: number;
}
