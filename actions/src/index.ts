export { startActions, type RunningActions } from './start-actions.ts';
export { readSettings, SettingsError, type Settings } from './settings.ts';
