export { createBroker, BrokerStartError } from './broker/create-broker.ts';
export type { Broker, BrokerOptions } from './broker/create-broker.ts';

export { applyMappings } from './dialect/apply-mappings.ts';
export { DialectError } from './dialect/dialect-error.ts';
export { parseJsonPath } from './dialect/json-path.ts';
export { parseMetricPath } from './dialect/metric-path-template.ts';
export { parseBurst } from './dialect/parse-burst.ts';
export { parseLine } from './dialect/parse-line.ts';
export { everyPointTopic, parsePoints } from './dialect/parse-points.ts';
export { readJson } from './dialect/read-json.ts';
export type { DialectItem, DialectMessage, Reading, ReadingValue } from './dialect/reading.ts';
export { matchesFilter, widestFilters } from './dialect/topic-filter.ts';
export type { TimeFormat, TopicMapping } from './dialect/topic-mapping.ts';

export { createMetric } from './payload/create-metric.ts';
export type { MetricFields } from './payload/create-metric.ts';
export { createPayload } from './payload/create-payload.ts';
export type { PayloadFields } from './payload/create-payload.ts';
export { DataType, dataTypeName } from './payload/data-type.ts';
export type { DataTypeName } from './payload/data-type.ts';
export { decodePayload } from './payload/decode-payload.ts';
export type { PayloadLimits } from './payload/decode-payload.ts';
export { encodePayload } from './payload/encode-payload.ts';
export { createProperties, metricQuality, metricUnit, Quality } from './payload/metric-properties.ts';
export type { MetricValue } from './payload/metric-value.ts';
export { PayloadError } from './payload/payload-error.ts';
export type {
  BasicWireValue,
  DataSet,
  Metric,
  Payload,
  PropertySet,
  PropertyValue,
  Template,
  TemplateParameter,
  Uint64,
  WireValue,
} from './payload/payload.ts';
export { guessDataType, readMetricValue } from './payload/read-metric-value.ts';
export { writeMetricValue } from './payload/write-metric-value.ts';

export { backOffDelayMs } from './session/back-off.ts';
export type { BackOffOptions } from './session/back-off.ts';
export { keepSessions } from './session/keep-sessions.ts';
export type { KeepSessionsOptions } from './session/keep-sessions.ts';
export { openSession } from './session/open-session.ts';
export { SessionError } from './session/session-error.ts';
export type { OutgoingMessage, Session, SessionMessage, SessionOptions, SessionTls } from './session/session.ts';

export { decodeState, encodeState } from './state/state-payload.ts';
export type { StatePayload } from './state/state-payload.ts';

export { formatTopic } from './topic/format-topic.ts';
export { parseTopic } from './topic/parse-topic.ts';
export { describeIdFault } from './topic/sparkplug-id.ts';
export { deviceVerbs, everySparkplugTopic, nodeVerbs, sparkplugNamespace } from './topic/topic.ts';
export type {
  DeviceTopic,
  DeviceVerb,
  InvalidTopic,
  NodeTopic,
  NodeVerb,
  SparkplugTopic,
  StateTopic,
} from './topic/topic.ts';
