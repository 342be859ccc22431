import { z } from 'zod';
import type { NodeShare } from './share/node-share.ts';

const wholeNumber = (minimum: number, maximum: number) => {
  const error = `must be a whole number from ${minimum} to ${maximum}`;
  return z.coerce.number({ error }).int({ error }).min(minimum, { error }).max(maximum, { error });
};

const mqttUrlFault = 'must look like mqtt://127.0.0.1:1883';

const file = z.string().min(1, { error: 'must be the path of a file' }).optional();
/** A setting that is not set, or set to nothing. */
const optionalText = z
  .string()
  .optional()
  .transform((text) => (text === '' ? undefined : text));

const mqttFilter = /^(([^+#/]*|\+)(\/([^+#/]*|\+))*(\/#)?|#)$/;

const longestMs = 3_600_000;
const longestSeconds = 86_400;

/** Every setting of the worker, by its name in the environment. The descriptions make `.env.template`. */
export const settingsSchema = z.object({
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must look like postgresql://user:password@host:5432/database' })
    .describe('The database that rows land in'),
  MQTT_URL: z
    .string({ error: mqttUrlFault })
    .transform((list) => list.split(',').map((url) => url.trim()))
    .pipe(z.array(z.url({ protocol: /^(mqtts?|tcp|tls|wss?)$/, error: mqttUrlFault })))
    .describe('The broker to read from; several, that edge nodes walk along, parted by commas'),
  MQTT_VERSION: z
    .enum(['3.1.1', '5'], { error: 'must be 3.1.1 or 5' })
    .default('3.1.1')
    .describe('Version of MQTT that the broker speaks'),
  MQTT_CA_FILE: file.describe(
    "Certificates (PEM) that the broker's must be signed by; the system's own when it is left out",
  ),
  MQTT_CERTIFICATE_FILE: file.describe('The certificate (PEM) that this worker shows to the broker'),
  MQTT_KEY_FILE: file.describe('The private key (PEM) of that certificate'),
  INGEST_PORT: wholeNumber(0, 65_535)
    .default(9_464)
    .describe('Port of POST /plc-data, POST /ingest, /healthz and /metrics; 0 chooses a free one'),
  INGEST_HOST: z.string().default('127.0.0.1').describe('Address that INGEST_PORT is opened on; 0.0.0.0 for all'),
  INGEST_TOKEN: optionalText.describe('Token that senders by HTTP have to show; when not set, none is asked for'),
  INGEST_LONGEST_BODY_KIB: wholeNumber(1, 102_400)
    .default(1_024)
    .describe('The longest body that is taken by HTTP, in KiB'),
  INGEST_BURST_TOPICS: z
    .string()
    .default('plc-data/#')
    .transform((text) => text.split(',').map((filter) => filter.trim()))
    .pipe(z.array(z.string().regex(mqttFilter, 'must be MQTT topic filters with commas between them')))
    .describe('MQTT topic filters on which JSON bursts of metrics come, with commas between them'),
  INGEST_TAIL_FOLDER: optionalText.describe(
    'Folder whose *.jsonl files are read line by line as they grow; when not set, none',
  ),
  SPARKPLUG_HOST_ID: z
    .string()
    .regex(/^[^+#/]+$/, 'may not hold +, # or /')
    .default('andon')
    .describe('Sparkplug host id that edge nodes wait for; unique in the plant'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be one of fatal, error, warn, info, debug, trace, silent',
    })
    .default('info'),
  INGEST_WORKERS: wholeNumber(1, 100)
    .default(1)
    .describe('How many workers share the edge nodes; each node belongs to one of them by its name'),
  INGEST_WORKER: wholeNumber(1, 100)
    .default(1)
    .describe('Which of them this is, from 1; the first announces the host to edge nodes'),
  INGEST_MAXIMUM_PAYLOAD_BYTES: wholeNumber(1_000, 100_000_000)
    .default(1_000_000)
    .describe('A larger Sparkplug payload is refused'),
  INGEST_BATCH_ROWS: wholeNumber(1, 100_000).default(20_000).describe('Rows of one transaction at the most'),
  INGEST_FLUSH_AFTER_MS: wholeNumber(1, 60_000)
    .default(200)
    .describe('The longest that a row waits for others to fill its batch'),
  INGEST_QUEUE_ROWS: wholeNumber(1, 10_000_000)
    .default(100_000)
    .describe('Rows held in memory before the broker has to wait'),
  INGEST_QUEUE_MIB: wholeNumber(1, 65_536)
    .default(256)
    .describe('Messages held in memory before the broker has to wait, in MiB'),
  INGEST_REORDER_TIMEOUT_MS: wholeNumber(0, longestMs)
    .default(2_000)
    .describe("How long a message that came too early waits for the one before it (Sparkplug's Reorder Timeout)"),
  INGEST_OEE_EVERY_SECONDS: wholeNumber(0, longestSeconds)
    .default(0)
    .describe(
      'How often figures that have changed are published on oee/…, which the broker must allow this worker; 0: never',
    ),
  INGEST_FUTURE_TOLERANCE_SECONDS: wholeNumber(0, longestSeconds)
    .default(600)
    .describe("A sample further ahead of this machine's clock is refused"),
  INGEST_OFFLINE_AFTER_SECONDS: wholeNumber(1, longestSeconds)
    .default(60)
    .describe(
      'With rows waiting longer than this for the database, the host goes offline, so that edge nodes buffer on disk',
    ),
  INGEST_UNHEALTHY_AFTER_SECONDS: wholeNumber(1, longestSeconds)
    .default(30)
    .describe('Messages arriving for this long while no row lands make /healthz answer 503'),
});

/** Paths of PEM files. */
export interface TlsFiles {
  readonly ca: string | undefined;
  readonly certificate: string | undefined;
  readonly key: string | undefined;
}

export interface Settings {
  readonly databaseUrl: string;
  readonly mqttUrls: readonly string[];
  readonly mqttVersion: '3.1.1' | '5';
  readonly tlsFiles: TlsFiles;
  readonly share: NodeShare;
  readonly maximumPayloadBytes: number;
  readonly port: number;
  readonly host: string;
  readonly httpToken: string | undefined;
  readonly longestBodyBytes: number;
  readonly burstTopics: readonly string[];
  readonly tailFolder: string | undefined;
  readonly hostId: string;
  readonly logLevel: string;
  readonly batchRows: number;
  readonly flushAfterMs: number;
  readonly queueRows: number;
  readonly queueBytes: number;
  readonly reorderTimeoutMs: number;
  /** 0: figures are not published. */
  readonly figuresEveryMs: number;
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
  const parsed = settingsSchema.safeParse(environment);
  if (!parsed.success) throw new SettingsError(describeFaults(parsed.error));
  const { data } = parsed;
  return {
    databaseUrl: data.DATABASE_URL,
    mqttUrls: data.MQTT_URL,
    mqttVersion: data.MQTT_VERSION,
    tlsFiles: { ca: data.MQTT_CA_FILE, certificate: data.MQTT_CERTIFICATE_FILE, key: data.MQTT_KEY_FILE },
    share: { worker: data.INGEST_WORKER, workers: data.INGEST_WORKERS },
    maximumPayloadBytes: data.INGEST_MAXIMUM_PAYLOAD_BYTES,
    port: data.INGEST_PORT,
    host: data.INGEST_HOST,
    httpToken: data.INGEST_TOKEN,
    longestBodyBytes: data.INGEST_LONGEST_BODY_KIB * 1_024,
    burstTopics: data.INGEST_BURST_TOPICS,
    tailFolder: data.INGEST_TAIL_FOLDER,
    hostId: data.SPARKPLUG_HOST_ID,
    logLevel: data.LOG_LEVEL,
    batchRows: data.INGEST_BATCH_ROWS,
    flushAfterMs: data.INGEST_FLUSH_AFTER_MS,
    queueRows: data.INGEST_QUEUE_ROWS,
    queueBytes: data.INGEST_QUEUE_MIB * 1_048_576,
    reorderTimeoutMs: data.INGEST_REORDER_TIMEOUT_MS,
    figuresEveryMs: data.INGEST_OEE_EVERY_SECONDS * 1_000,
    futureToleranceMs: data.INGEST_FUTURE_TOLERANCE_SECONDS * 1_000,
    offlineAfterMs: data.INGEST_OFFLINE_AFTER_SECONDS * 1_000,
    unhealthyAfterMs: data.INGEST_UNHEALTHY_AFTER_SECONDS * 1_000,
  };
}

function describeFaults(error: z.ZodError): string {
  const faults = error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  return `The settings of ingest are wrong. Mend these environment variables: ${faults.join('; ')}.`;
}
