import { parseTable } from './parse-table.ts';

/** An order of a list, as the command takes it. */
export interface ListedOrder {
  readonly code: string;
  readonly productCode: string;
  readonly targetQuantity: number | null;
  readonly dueAt: string | null;
  readonly plannedSetUpSeconds: number | null;
}

/** The orders of a pasted list. What is no number or instant goes out as it stands, so that the server says what is wrong with it. */
export function readOrders(text: string): readonly ListedOrder[] {
  return parseTable(text).map((row) => ({
    code: row['code'] ?? '',
    productCode: row['productCode'] ?? '',
    targetQuantity: numberOf(row['targetQuantity']),
    dueAt: row['dueAt'] === undefined || row['dueAt'] === '' ? null : row['dueAt'],
    plannedSetUpSeconds: numberOf(row['plannedSetUpSeconds']),
  }));
}

function numberOf(text: string | undefined): number | null {
  return text === undefined || text === '' ? null : Number(text);
}
