import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment, LocalSettings } from '../settings.ts';

/**
 * The key that webhooks are signed with, which receivers know: as the handlers name it. The keys that sign access tokens stay
 * out of backups: without them everybody refreshes once, and an old one may have been replaced because it was stolen.
 */
const fileName = 'webhook.key';

/** Where the handlers keep their keys. */
export function keysFolder({ dataFolder }: LocalSettings, environment: Environment): string {
  return environment['ACTIONS_KEYS_FOLDER'] ?? join(dataFolder, 'keys');
}

/** Copies the key from one folder to another; false when there is none. */
export function copyWebhookKey(from: string, to: string): boolean {
  const [source, target] = [join(from, fileName), join(to, fileName)];
  if (!existsSync(source)) return false;
  mkdirSync(to, { recursive: true, mode: 0o700 });
  const unfinished = `${target}.unfinished`;
  copyFileSync(source, unfinished);
  chmodSync(unfinished, 0o600);
  renameSync(unfinished, target);
  return true;
}
