import type { Json, JsonObject } from '../../metadata/json.ts';
import { isJsonObject } from '../../metadata/json.ts';
import type { JsonPlace } from '../../metadata/json-place.ts';
import { alreadyExists, notExists, success, type Command } from '../command.ts';
import type { Draft } from '../draft.ts';

/** Replaces a part of the metadata that the engine only keeps; null takes it out. */
async function setPart(draft: Draft, name: string, value: Json): Promise<Json> {
  const { [name]: _before, ...others } = draft.metadata.others;
  await draft.change({ ...draft.metadata, others: value === null ? others : { ...others, [name]: value } });
  return success;
}

function set(name: string, read: (args: JsonPlace) => JsonObject): Command {
  return ({ args, draft }) => setPart(draft, name, read(args));
}

function remove(name: string): Command {
  return ({ draft }) => setPart(draft, name, null);
}

const setOpenTelemetryStatus: Command = ({ args, draft }) => {
  const status = args.word(['enabled', 'disabled', 'env'] as const, 'expected enabled, disabled or env');
  const config = draft.metadata.others['opentelemetry'];
  return setPart(draft, 'opentelemetry', { ...(isJsonObject(config) ? config : {}), status });
};

function readMetricsConfig(args: JsonPlace): JsonObject {
  return {
    analyze_query_variables: args.key('analyze_query_variables').boolean(),
    analyze_response_body: args.optional('analyze_response_body')?.boolean() ?? false,
  };
}

function readOpenTelemetryConfig(args: JsonPlace): JsonObject {
  args.key('status').word(['enabled', 'disabled', 'env'] as const, 'expected enabled, disabled or env');
  return args.object();
}

/** A host and, where only one of its ports is meant, `suffix`. */
const addHost: Command = ({ args, draft }) => {
  const entry = readHost(args);
  const hosts = allowedHosts(draft);
  if (hosts.some((one) => isSameHost(one, entry))) {
    throw alreadyExists(`the host '${entry.host}' already exists in the allowlist`);
  }
  return setPart(draft, 'network', { tls_allowlist: [...hosts, entry] });
};

const dropHost: Command = ({ args, draft }) => {
  const entry = readHost(args);
  const hosts = allowedHosts(draft);
  const kept = hosts.filter((one) => !isSameHost(one, entry));
  if (kept.length === hosts.length) {
    throw notExists(`the host '${entry.host}' doesn't exist in the allowlist`);
  }
  return setPart(draft, 'network', kept.length === 0 ? null : { tls_allowlist: kept });
};

function readHost(args: JsonPlace): JsonObject & { readonly host: string } {
  const suffix = args.optional('suffix')?.string();
  const permissions = args.optional('permissions')?.list();
  return {
    host: args.key('host').nonEmptyString(),
    ...(suffix === undefined ? {} : { suffix }),
    ...(permissions === undefined ? {} : { permissions: permissions.map((one) => one.string()) }),
  };
}

function allowedHosts({ metadata }: Draft): readonly JsonObject[] {
  const { network } = metadata.others;
  const hosts = isJsonObject(network) ? network['tls_allowlist'] : undefined;
  return Array.isArray(hosts) ? (hosts as readonly Json[]).filter(isJsonObject) : [];
}

function isSameHost(one: JsonObject, other: JsonObject): boolean {
  return one['host'] === other['host'] && (one['suffix'] ?? null) === (other['suffix'] ?? null);
}

/** Parts that are kept for Hasura: this engine's metrics and traces are set by its environment. */
export const partCommands: Readonly<Record<string, Command>> = {
  set_metrics_config: set('metrics_config', readMetricsConfig),
  remove_metrics_config: remove('metrics_config'),
  set_opentelemetry_config: set('opentelemetry', readOpenTelemetryConfig),
  set_opentelemetry_status: setOpenTelemetryStatus,
  add_host_to_tls_allowlist: addHost,
  drop_host_from_tls_allowlist: dropHost,
};
