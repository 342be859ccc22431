import { z } from 'zod';

const schema = z.object({
  /** The database that rows land in. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** The broker to read from. */
  MQTT_URL: z.url({ protocol: /^(mqtts?|tcp|tls|wss?)$/ }),
  /** Port of /healthz and /metrics on 127.0.0.1; 0 chooses a free one. */
  INGEST_PORT: z.coerce.number().int().min(0).max(65_535).default(9_464),
  /** Sparkplug host id that edge nodes wait for. Unique in the plant. */
  SPARKPLUG_HOST_ID: z
    .string()
    .regex(/^[^+#/]+$/, 'may not hold +, # or /')
    .default('andon'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** Rows of one transaction. */
  INGEST_BATCH_ROWS: z.coerce.number().int().min(1).max(100_000).default(5_000),
  /** The longest that a row waits for others to fill its batch. */
  INGEST_FLUSH_AFTER_MS: z.coerce.number().int().min(1).max(60_000).default(200),
  /** Rows held in memory before the broker has to wait. */
  INGEST_QUEUE_ROWS: z.coerce.number().int().min(1).default(50_000),
  /** How long a message that came too early waits for the one before it (Sparkplug's Reorder Timeout). */
  INGEST_REORDER_TIMEOUT_MS: z.coerce.number().int().min(0).default(2_000),
  /** A sample further ahead of this machine's clock is refused. */
  INGEST_FUTURE_TOLERANCE_SECONDS: z.coerce.number().int().min(0).default(600),
  /** With rows waiting longer than this for the database, the host goes offline, so that edge nodes buffer on disk. */
  INGEST_OFFLINE_AFTER_SECONDS: z.coerce.number().int().min(1).default(60),
  /** Messages arriving for this long while no row lands make /healthz answer 503. */
  INGEST_UNHEALTHY_AFTER_SECONDS: z.coerce.number().int().min(1).default(30),
});

export interface Settings {
  readonly databaseUrl: string;
  readonly mqttUrl: string;
  readonly port: number;
  readonly hostId: string;
  readonly logLevel: string;
  readonly batchRows: number;
  readonly flushAfterMs: number;
  readonly queueRows: number;
  readonly reorderTimeoutMs: number;
  readonly futureToleranceMs: number;
  readonly offlineAfterMs: number;
  readonly unhealthyAfterMs: number;
}

/** A setting is missing or wrong; the message says which and how. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/** Reads the worker's settings from the environment; throws a SettingsError that names every faulty one. */
export function readSettings(environment: Readonly<Record<string, string | undefined>> = process.env): Settings {
  const parsed = schema.safeParse(environment);
  if (!parsed.success) throw new SettingsError(describeFaults(parsed.error));
  const { data } = parsed;
  return {
    databaseUrl: data.DATABASE_URL,
    mqttUrl: data.MQTT_URL,
    port: data.INGEST_PORT,
    hostId: data.SPARKPLUG_HOST_ID,
    logLevel: data.LOG_LEVEL,
    batchRows: data.INGEST_BATCH_ROWS,
    flushAfterMs: data.INGEST_FLUSH_AFTER_MS,
    queueRows: data.INGEST_QUEUE_ROWS,
    reorderTimeoutMs: data.INGEST_REORDER_TIMEOUT_MS,
    futureToleranceMs: data.INGEST_FUTURE_TOLERANCE_SECONDS * 1_000,
    offlineAfterMs: data.INGEST_OFFLINE_AFTER_SECONDS * 1_000,
    unhealthyAfterMs: data.INGEST_UNHEALTHY_AFTER_SECONDS * 1_000,
  };
}

function describeFaults(error: z.ZodError): string {
  const faults = error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  return `The settings of ingest are wrong. Mend these environment variables: ${faults.join('; ')}.`;
}
