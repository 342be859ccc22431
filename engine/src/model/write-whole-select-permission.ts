import type { JsonObject } from '../metadata/json.ts';
import type { SelectPermissionMetadata } from '../metadata/table-metadata.ts';
import { writeSelectPermission } from '../metadata/write-table-metadata.ts';

/** A select permission with the switches that the export leaves out when they are off. */
export function writeWholeSelectPermission(permission: SelectPermissionMetadata): JsonObject {
  return {
    allow_aggregations: permission.allow_aggregations,
    computed_fields: permission.computed_fields,
    ...writeSelectPermission(permission),
  };
}
