import { DataType } from '@andon/mqtt';
import type { Reading } from '@andon/mqtt';
import { ownerPath } from '../host/metric-definition.ts';
import type { MetricDefinition } from '../host/metric-definition.ts';
import type { MetricTarget, TelemetryMetric } from './metric-target.ts';
import type { Registration } from './registration.ts';

/** Metrics that every Sparkplug edge node or device has for Sparkplug's own sake. */
const housekeepingName = /^(bdSeq$|Node Control\/|Device Control\/|Node Info\/)/;

/** All registrations at one time. A changed register is a new one, with another version. */
export class Register {
  readonly version: number;
  private readonly byTopic: ReadonlyMap<string, Registration>;
  private readonly prefixes: ReadonlySet<string>;

  constructor(version: number, registrations: readonly Registration[]) {
    this.version = version;
    this.byTopic = new Map(registrations.map((registration) => [registration.sourceTopic, registration]));
    this.prefixes = new Set(registrations.flatMap(({ sourceTopic }) => properPrefixes(sourceTopic)));
  }

  /** Number of registrations. */
  get size(): number {
    return this.byTopic.size;
  }

  /**
   * Finds where a metric goes: its path `<group>/<node>[/<device>]/<name>`, or its own name when that is itself a
   * registered path, by the longest registered topic that ends at a `/`. `telemetryMetric` hands out the one object of
   * a telemetry metric.
   */
  resolve(
    definition: MetricDefinition,
    telemetryMetric: (metric: Omit<TelemetryMetric, 'id'>) => TelemetryMetric,
  ): MetricTarget {
    const owner = ownerPath(definition);
    const path = `${owner}/${definition.name}`;
    const found = this.longestPrefix(path) ?? this.longestPrefix(definition.name);
    if (found === undefined) return this.targetOfUnregistered(definition, owner, path);
    const column = columnTarget(found, path);
    if (column !== undefined) return column;
    if (housekeepingName.test(found.rest)) return { kind: 'housekeeping' };
    const dataType = telemetryDataType(definition.datatype);
    if (dataType === undefined) return { kind: 'not-scalar', path };
    return { kind: 'telemetry', metric: telemetryMetric(metricOf(found, definition.unit, dataType)) };
  }

  /**
   * Finds where a reading of a JSON dialect goes: of the paths that its sender may mean, the one under the longest
   * registered topic, of equals the last.
   */
  resolveReading(
    { paths, unit }: Reading,
    dataType: TelemetryMetric['dataType'],
    telemetryMetric: (metric: Omit<TelemetryMetric, 'id'>) => TelemetryMetric,
  ): MetricTarget {
    const path = paths.at(-1) ?? '';
    const [found] = paths
      .map((each) => this.longestPrefix(each))
      .filter((each) => each !== undefined)
      .reverse()
      .sort((one, other) => other.registration.sourceTopic.length - one.registration.sourceTopic.length);
    if (found === undefined) return { kind: 'not-registered', path };
    return columnTarget(found, path) ?? { kind: 'telemetry', metric: telemetryMetric(metricOf(found, unit, dataType)) };
  }

  private targetOfUnregistered(definition: MetricDefinition, owner: string, path: string): MetricTarget {
    if (housekeepingName.test(definition.name)) return { kind: 'housekeeping' };
    // A node that has registered equipment below it may say things about itself, such as how full its buffer is.
    if (definition.deviceId === undefined && this.prefixes.has(owner)) return { kind: 'housekeeping' };
    return { kind: 'not-registered', path };
  }

  private longestPrefix(path: string): Found | undefined {
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const registration = this.byTopic.get(path.slice(0, end));
      if (registration !== undefined) return { registration, rest: path.slice(end + 1) };
    }
    return undefined;
  }
}

/** A registration, and what of a metric's path stands behind its topic. */
interface Found {
  readonly registration: Registration;
  readonly rest: string;
}

/** The target of a metric that has a column, or that an inactive registration keeps out. */
function columnTarget({ registration, rest }: Found, path: string): MetricTarget | undefined {
  const { active, equipmentId, stateMap, metricMap } = registration;
  if (!active) return { kind: 'not-registered', path };
  const column = metricMap.get(rest);
  return column && { kind: 'column', equipmentId, column, stateMap };
}

function metricOf(
  { registration, rest }: Found,
  unit: string | undefined,
  dataType: TelemetryMetric['dataType'],
): Omit<TelemetryMetric, 'id'> {
  return { equipmentId: registration.equipmentId, name: rest, unit, dataType };
}

/** `a`, `a/b` of `a/b/c`. */
function properPrefixes(topic: string): readonly string[] {
  const levels = topic.split('/');
  return levels.slice(1).map((_, index) => levels.slice(0, index + 1).join('/'));
}

function telemetryDataType(datatype: number): TelemetryMetric['dataType'] | undefined {
  switch (datatype) {
    case DataType.Boolean:
      return 'boolean';
    case DataType.String:
    case DataType.Text:
    case DataType.UUID:
      return 'text';
    default:
      return datatype >= DataType.Int8 && datatype <= DataType.DateTime ? 'number' : undefined;
  }
}
