import { settingsSchema as actionsSettingsSchema } from '@andon/actions/settings';
import { settingsSchema as simulatorSettingsSchema } from '@andon/edge/settings';
import { settingsSchema as engineSettingsSchema } from '@andon/engine/settings';
import { settingsSchema as ingestSettingsSchema } from '@andon/ingest/settings';
import { settingsSchema as webSettingsSchema } from '@andon/web/settings';
import type { z } from 'zod';
import { databaseSettingsSchema } from '../database/settings.ts';
import { PlainError } from '../plain-error.ts';
import { badSettingsSentence } from '../settings.ts';
import type { PlatformPlan } from './plan-platform.ts';
import type { Room } from './room.ts';

/** @throws {PlainError} when a room that is going to start would refuse its settings, before any room has started. */
export function checkRoomSettings({ database, ingest, simulator, actions, engine, web }: PlatformPlan): void {
  check(database, databaseSettingsSchema);
  check(ingest, ingestSettingsSchema);
  check(simulator, simulatorSettingsSchema);
  check(actions, actionsSettingsSchema);
  check(engine, engineSettingsSchema);
  check(web, webSettingsSchema);
}

function check(room: Room | undefined, schema: z.ZodType): void {
  const parsed = room && schema.safeParse(room.environment);
  if (parsed?.success === false)
    throw new PlainError(badSettingsSentence(parsed.error.issues, room?.environment ?? {}));
}
