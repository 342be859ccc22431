import { DataType } from '@andon/mqtt';
import { z } from 'zod';
import type { RememberedMetric, RememberedNode } from '../host/remembered-node.ts';
import { readSql } from '../read-sql.ts';
import { numberArray } from '../write/array-literal.ts';
import type { Look } from '../watch/database-watch.ts';
import type { DatabaseSession } from '../write/database-session.ts';

const listStatement = {
  name: 'ingest-list-remembered-nodes',
  text: readSql(import.meta.url, 'list-remembered-nodes.sql'),
  values: [],
};
const forgetLiveSessions = {
  name: 'ingest-forget-live-sessions',
  text: readSql(import.meta.url, 'forget-live-sessions.sql'),
};

/** As `metricFact` writes it. */
const metricFacts = z.array(
  z.object({ name: z.string(), alias: z.string().nullable(), datatype: z.string(), unit: z.string().nullable() }),
);

const nodeRow = z.object({
  id: z.number(),
  group_id: z.string(),
  edge_node_id: z.string(),
  bd_seq: z.number().nullable(),
  online: z.boolean(),
  metrics: metricFacts,
  devices: z.array(z.object({ device_id: z.string(), metrics: metricFacts })),
});

/** Recalls the edge nodes once, when the worker starts. */
export function recallOnce(
  isOurs: (groupId: string, edgeNodeId: string) => boolean,
  onRecalled: (nodes: readonly RememberedNode[]) => void,
): Look {
  let isDone = false;
  return async (database) => {
    if (isDone) return;
    onRecalled(await recallNodes(database, isOurs));
    isDone = true;
  };
}

/** Reads the edge nodes whose aliases a worker wrote down. */
export async function listRememberedNodes(database: DatabaseSession): Promise<readonly StoredNode[]> {
  const rows = await database.run(listStatement);
  return rows.map((row) => storedNode(nodeRow.parse(row)));
}

/** A remembered node with the number of its row. */
export interface StoredNode extends RememberedNode {
  readonly id: number;
}

/** Recalls the nodes that no other worker takes care of, and marks them offline: no birth was seen yet. */
async function recallNodes(
  database: DatabaseSession,
  isOurs: (groupId: string, edgeNodeId: string) => boolean,
): Promise<readonly RememberedNode[]> {
  const nodes = await listRememberedNodes(database);
  const ours = nodes.filter(({ groupId, edgeNodeId }) => isOurs(groupId, edgeNodeId));
  await database.run({ ...forgetLiveSessions, values: [numberArray(ours.map(({ id }) => id))] });
  return ours;
}

function storedNode(row: z.infer<typeof nodeRow>): StoredNode {
  return {
    id: row.id,
    groupId: row.group_id,
    edgeNodeId: row.edge_node_id,
    bdSeq: row.bd_seq ?? undefined,
    wasOnline: row.online,
    metrics: row.metrics.map(rememberedMetric),
    devices: row.devices.map(({ device_id, metrics }) => ({
      deviceId: device_id,
      metrics: metrics.map(rememberedMetric),
    })),
  };
}

/** Reads a metric as it stands in the `metrics` column of edge_nodes and devices. */
export function rememberedMetric({
  name,
  alias,
  datatype,
  unit,
}: z.infer<typeof metricFacts>[number]): RememberedMetric {
  return {
    name,
    alias: alias === null ? undefined : asUint64(alias),
    datatype: isDataTypeName(datatype) ? DataType[datatype] : DataType.Unknown,
    unit: unit ?? undefined,
  };
}

/** As the payload reader has it: a number while a number holds it exactly. */
function asUint64(text: string): number | bigint {
  const value = BigInt(text);
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;
}

function isDataTypeName(name: string): name is keyof typeof DataType {
  return Object.hasOwn(DataType, name);
}
