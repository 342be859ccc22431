import { expect, test } from 'vitest';
import { arrangeRows } from '../src/design/data-table/arrange-rows.ts';
import type { Column } from '../src/design/data-table/column.ts';

interface Row {
  readonly code: string;
  readonly units: number | null;
}

const rows: readonly Row[] = [
  { code: 'Order 10', units: 5 },
  { code: 'Order 9', units: null },
  { code: 'Batch 2', units: 40 },
];
const columns: readonly Column<Row>[] = [
  { id: 'code', label: 'Code', value: ({ code }) => code },
  { id: 'units', label: 'Units', value: ({ units }) => units },
];
const codes = (search: string, columnId?: string, direction: 'ascending' | 'descending' = 'ascending') =>
  arrangeRows(rows, columns, { search, sorting: columnId === undefined ? undefined : { columnId, direction } }).map(
    ({ code }) => code,
  );

test('rows that are neither searched nor sorted stay as they come', () => {
  expect(arrangeRows(rows, columns, { search: ' ', sorting: undefined })).toBe(rows);
});

test('a row is found by words of any of its columns, whatever their case and order', () => {
  expect(codes('5 order')).toEqual(['Order 10']);
  expect(codes('BATCH 40')).toEqual(['Batch 2']);
  expect(codes('order 40')).toEqual([]);
});

test('numbers within texts are sorted as numbers', () => {
  expect(codes('', 'code')).toEqual(['Batch 2', 'Order 9', 'Order 10']);
  expect(codes('', 'code', 'descending')).toEqual(['Order 10', 'Order 9', 'Batch 2']);
});

test('what is unknown comes last in both directions', () => {
  expect(codes('', 'units')).toEqual(['Order 10', 'Batch 2', 'Order 9']);
  expect(codes('', 'units', 'descending')).toEqual(['Batch 2', 'Order 10', 'Order 9']);
});

test('a column that is not there sorts nothing', () => {
  expect(codes('', 'gone')).toEqual(['Order 10', 'Order 9', 'Batch 2']);
});
