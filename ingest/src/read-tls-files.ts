import { readFileSync } from 'node:fs';
import type { SessionTls } from '@andon/mqtt';
import type { TlsFiles } from './settings.ts';
import { SettingsError } from './settings.ts';

/** Reads certificates and key; throws a SettingsError that names the file which can't be read. */
export function readTlsFiles({ ca, certificate, key }: TlsFiles): SessionTls {
  return {
    ...(ca === undefined ? {} : { ca: read('MQTT_CA_FILE', ca) }),
    ...(certificate === undefined ? {} : { certificate: read('MQTT_CERTIFICATE_FILE', certificate) }),
    ...(key === undefined ? {} : { key: read('MQTT_KEY_FILE', key) }),
  };
}

function read(setting: string, path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new SettingsError(`${setting} can't be read. Check the path and who may read it. ${detail}`, {
      cause: error,
    });
  }
}
