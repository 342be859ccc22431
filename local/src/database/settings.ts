import { join, resolve } from 'node:path';
import { z } from 'zod';
import { PlainError } from '../plain-error.ts';
import { badSettingsSentence, localSettingsSchema, projectFolder, type Environment } from '../settings.ts';
import type { Limits } from './gateway/limits.ts';

const portRule = 'must be a port number from 0 to 65535';

const milliseconds = (byDefault: number) =>
  z.coerce.number({ error: 'must be a number of milliseconds' }).int().min(0).default(byDefault);

/** Settings of the database process beside those of `local`; the port may be 0 here, which chooses a free one. */
export const databaseSettingsSchema = z.object({
  ANDON_DATA_FOLDER: localSettingsSchema.shape.ANDON_DATA_FOLDER,
  ANDON_DATABASE_PORT: z.coerce
    .number({ error: portRule })
    .int(portRule)
    .min(0, portRule)
    .max(65_535, portRule)
    .default(5433),
  ANDON_DATABASE_STATEMENT_TIMEOUT_MS: milliseconds(600_000).describe(
    'The embedded database cancels a statement that runs longer, unless its client sets statement_timeout; 0: never',
  ),
  ANDON_DATABASE_IDLE_IN_TRANSACTION_MS: milliseconds(10_000).describe(
    'The embedded database disconnects a client that holds a transaction open for so long without a word',
  ),
  ANDON_DATABASE_UNREAD_REPLY_MS: milliseconds(10_000).describe(
    'The embedded database disconnects a client that leaves a large result unread for so long',
  ),
  ANDON_DATABASE_FSYNC: z
    .enum(['on', 'off'], { error: 'must be on or off' })
    .default('on')
    .transform((value) => value === 'on')
    .describe('off: the embedded database does not wait for the disk, and a power cut may damage it'),
  LOG_LEVEL: localSettingsSchema.shape.LOG_LEVEL,
});

/** The settings of the database process, read once. */
export interface DatabaseSettings {
  /** Where the database's files are; absolute. */
  readonly folder: string;
  /** TCP port on 127.0.0.1; 0 chooses a free one. */
  readonly port: number;
  /** Whether a commit waits until it is on the disk. */
  readonly fsync: boolean;
  readonly limits: Limits;
  readonly logLevel: string;
}

/** @throws {PlainError} that names every bad setting. */
export function readDatabaseSettings(environment: Environment): DatabaseSettings {
  const parsed = databaseSettingsSchema.safeParse(environment);
  if (!parsed.success) throw new PlainError(badSettingsSentence(parsed.error.issues, environment));
  const values = parsed.data;
  return {
    folder: join(resolve(projectFolder, values.ANDON_DATA_FOLDER), 'database'),
    port: values.ANDON_DATABASE_PORT,
    fsync: values.ANDON_DATABASE_FSYNC,
    limits: {
      statementTimeoutMs: values.ANDON_DATABASE_STATEMENT_TIMEOUT_MS,
      idleInTransactionMs: values.ANDON_DATABASE_IDLE_IN_TRANSACTION_MS,
      unreadReplyMs: values.ANDON_DATABASE_UNREAD_REPLY_MS,
    },
    logLevel: values.LOG_LEVEL,
  };
}
