export { HistoryError } from './history/history-progress.ts';
export type { HistoryOutcome, HistoryProgress } from './history/history-progress.ts';
export { seedHistory } from './history/seed-history.ts';
export type { SeedHistoryOptions } from './history/seed-history.ts';

export { readSettings, SettingsError } from './settings.ts';
export type { Settings } from './settings.ts';
export { Simulator } from './simulator/simulator.ts';

export { EdgeNodeGateway } from './sparkplug/edge-node-gateway.ts';
export type { EdgeNodeGatewayOptions } from './sparkplug/edge-node-gateway.ts';
export type { DeviceDefinition, EdgeNodeDefinition, MetricDefinition } from './sparkplug/edge-node-definition.ts';
export type { DeviceSample, MetricValue } from './store/sample.ts';
export { misbehaviours } from './sparkplug/misbehaviour.ts';
export type { Misbehaviour } from './sparkplug/misbehaviour.ts';
