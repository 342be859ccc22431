export { nextSteps } from './dead-letters/next-steps.ts';
export { readSettings, SettingsError } from './settings.ts';
export type { Settings } from './settings.ts';
export { Worker } from './worker.ts';
export { WorkerStoppedError } from './worker-stopped-error.ts';
export { DatabaseSession } from './write/database-session.ts';
export { DuplicateForecast } from './write/duplicate-forecast.ts';
export { RowBatch } from './write/row-batch.ts';
export { writeBatch } from './write/write-batch.ts';
