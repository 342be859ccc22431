/** What tells a row of figures from the others in an address. */
export function keyOfRow(row: { readonly group_key: number; readonly started_at: string }): string {
  return `${row.group_key}@${row.started_at}`;
}
