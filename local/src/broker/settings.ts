import { z } from 'zod';
import { PlainError } from '../plain-error.ts';
import { badSettingsSentence, type Environment } from '../settings.ts';

const schema = z.object({
  ANDON_MQTT_PORT: z.coerce.number({ error: 'must be a port number' }).int().min(0).max(65_535).default(1883),
  LOG_LEVEL: z.string().default('info'),
});

/** The settings of the broker process. */
export interface BrokerSettings {
  /** TCP port on 127.0.0.1; 0 chooses a free one. */
  readonly port: number;
  readonly logLevel: string;
}

/** @throws {PlainError} that names the setting at fault. */
export function readBrokerSettings(environment: Environment = process.env): BrokerSettings {
  const parsed = schema.safeParse(environment);
  if (!parsed.success) throw new PlainError(badSettingsSentence(parsed.error.issues, environment));
  return { port: parsed.data.ANDON_MQTT_PORT, logLevel: parsed.data.LOG_LEVEL };
}
