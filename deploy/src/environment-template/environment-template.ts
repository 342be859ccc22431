import { settingsSchema as actionsSettingsSchema } from '@andon/actions/settings';
import { settingsSchema as simulatorSettingsSchema } from '@andon/edge/settings';
import { settingsSchema as engineSettingsSchema } from '@andon/engine/settings';
import { settingsSchema as ingestSettingsSchema } from '@andon/ingest/settings';
import { databaseSettingsSchema } from '@andon/local/database-settings';
import { localSettingsSchema } from '@andon/local/settings';
import { settingsSchema as webSettingsSchema } from '@andon/web/settings';
import { settingsSchema as composeSettingsSchema } from '../settings.ts';
import { formatEnvironmentTemplate } from './format-environment-template.ts';

/** Set by the supervisor from its own settings. */
const setBySupervisor = [
  'INGEST_PORT',
  'ACTIONS_HOST',
  'ACTIONS_PORT',
  'WEB_HOST',
  'WEB_PORT',
  'WEB_GRAPHQL_ORIGIN',
  'WEB_LOGS_FOLDER',
  'HASURA_GRAPHQL_URL',
  'HASURA_GRAPHQL_SERVER_PORT',
  'HASURA_GRAPHQL_DATABASE_URL',
  'HASURA_GRAPHQL_METADATA_DATABASE_URL',
  'HASURA_GRAPHQL_METADATA_DIRECTORY',
];

/** The text that `.env.template` must have. */
export const environmentTemplate = formatEnvironmentTemplate(
  [
    { title: 'the platform', schema: localSettingsSchema },
    { title: 'the embedded database', schema: databaseSettingsSchema },
    { title: 'ingest', schema: ingestSettingsSchema },
    { title: 'the simulator', schema: simulatorSettingsSchema },
    { title: 'the engine', schema: engineSettingsSchema },
    { title: 'actions', schema: actionsSettingsSchema },
    { title: 'web', schema: webSettingsSchema },
    { title: 'Docker', schema: composeSettingsSchema },
  ],
  setBySupervisor,
);
