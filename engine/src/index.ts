export { runCommandLine as runProjectCommand } from './command-line/run-command-line.ts';
export { readCliMetadata } from './metadata/read-cli-metadata.ts';
export { startEngine } from './server/start-engine.ts';
export type { RunningEngine } from './server/start-engine.ts';
export { readSettings, SettingsError } from './settings.ts';
export type { Environment, Settings } from './settings.ts';
