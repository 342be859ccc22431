import { join, resolve } from 'node:path';
import { z } from 'zod';

const schema = z.object({
  ANDON_DATA_FOLDER: z.string().default('.andon'),
  ANDON_DATABASE_PORT: z.coerce.number().int().min(0).max(65_535).default(5433),
  LOG_LEVEL: z.string().default('info'),
});

/** The settings of the database process, read once. */
export interface DatabaseSettings {
  /** Where the database's files are. */
  readonly folder: string;
  /** TCP port on 127.0.0.1; 0 chooses a free one. */
  readonly port: number;
  readonly logLevel: string;
}

/** Reads the environment; throws a ZodError that names the setting at fault. */
export function readDatabaseSettings(environment: NodeJS.ProcessEnv = process.env): DatabaseSettings {
  const values = schema.parse(environment);
  return {
    folder: join(resolve(values.ANDON_DATA_FOLDER), 'database'),
    port: values.ANDON_DATABASE_PORT,
    logLevel: values.LOG_LEVEL,
  };
}
