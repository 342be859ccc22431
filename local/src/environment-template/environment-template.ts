import { settingsSchema as simulatorSettingsSchema } from '@andon/edge/settings';
import { settingsSchema as ingestSettingsSchema } from '@andon/ingest/settings';
import { databaseSettingsSchema } from '../database/settings.ts';
import { localSettingsSchema } from '../settings.ts';
import { formatEnvironmentTemplate } from './format-environment-template.ts';

/** Set by the supervisor from its own `ANDON_INGEST_PORT`. */
const setBySupervisor = ['INGEST_PORT'];

/** The text that `.env.template` must have. */
export const environmentTemplate = formatEnvironmentTemplate(
  [
    { title: 'the platform', schema: localSettingsSchema },
    { title: 'the embedded database', schema: databaseSettingsSchema },
    { title: 'ingest', schema: ingestSettingsSchema },
    { title: 'the simulator', schema: simulatorSettingsSchema },
  ],
  setBySupervisor,
);
