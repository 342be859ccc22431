import type { JsonObject } from '../metadata/json.ts';
import type { Inconsistency } from '../model/model.ts';

/** An entry of `inconsistent_objects`. */
export function writeInconsistency({ definition, name, reason, type }: Inconsistency): JsonObject {
  return { definition, name, reason, type };
}
