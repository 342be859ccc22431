import type { Json, JsonObject } from './json.ts';
import { ownPermission, type CellName } from './metadata.ts';

/** What a cell becomes; undefined: nothing is permitted any more. */
export interface CellChange {
  readonly cell: CellName;
  readonly source: { readonly name: string; readonly kind: string };
  readonly permission: JsonObject | undefined;
  readonly comment: string;
}

/**
 * One request of the metadata API that changes a cell and nothing else, all of it or nothing, and only when the metadata is
 * still what the change was made for.
 */
export function permissionCommands(change: CellChange, resourceVersion: number): JsonObject {
  const { cell, source, permission, comment } = change;
  const { role, operation } = cell;
  const prefix = source.kind === 'postgres' ? 'pg' : source.kind;
  const args = { source: source.name, table: { ...cell.table.table }, role };
  const commands: Json[] = [];
  if (ownPermission(cell) !== undefined) commands.push({ type: `${prefix}_drop_${operation}_permission`, args });
  if (permission !== undefined)
    commands.push({
      type: `${prefix}_create_${operation}_permission`,
      args: { ...args, permission, ...(comment !== '' && { comment }) },
    });
  return { type: 'bulk', source: source.name, resource_version: resourceVersion, args: commands };
}
