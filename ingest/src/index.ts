export { readSettings, SettingsError } from './settings.ts';
export type { Settings } from './settings.ts';
export { Worker } from './worker.ts';
export { WorkerStoppedError } from './worker-stopped-error.ts';
