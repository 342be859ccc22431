import { readSql } from '../read-sql.ts';

/** A statement that each connection prepares once under its name. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

function statement(name: string): Statement {
  return { name: `ingest-${name}`, text: readSql(import.meta.url, `sql/${name}.sql`) };
}

export const insertEquipmentValues = statement('insert-equipment-values');
export const insertNumbers = statement('insert-numbers');
export const mergeEquipmentValues = statement('merge-equipment-values');
export const mergeNumbers = statement('merge-numbers');
export const mergeTextsAndBooleans = statement('merge-texts-and-booleans');
export const registerMetrics = statement('register-metrics');
export const mergeEdgeNodes = statement('merge-edge-nodes');
export const mergeDevices = statement('merge-devices');
export const insertDeadLetters = statement('insert-dead-letters');
export const listReceivedPoints = statement('list-received-points');
export const insertReceivedPoints = statement('insert-received-points');
export const mergeTailedFiles = statement('merge-tailed-files');
export const mergeTransientValues = statement('merge-transient-values');
export const finishReplays = statement('finish-replays');
