import { z } from 'zod';

const required = (description: string) => z.string().min(1).describe(`${description}; docker-compose.yml asks for it`);

/** What docker-compose.yml takes from the environment beside the settings of the rooms. */
export const settingsSchema = z.object({
  POSTGRES_PASSWORD: required("The database's own password"),
  GRAFANA_ADMIN_PASSWORD: required("The password of Grafana's user admin"),
  GRAFANA_DATABASE_PASSWORD: required('The password of the role that Grafana reads the database as, andon_dashboards'),
  HASURA_GRAPHQL_ADMIN_SECRET: required('What opens everything of Hasura'),
  ANDON_ACTIONS_SECRET: required('What Hasura proves itself to the handlers with'),
  HASURA_GRAPHQL_ENABLE_CONSOLE: z.enum(['true', 'false']).default('true').describe("Hasura's console on port 8081"),
  POSTGRES_SHARED_BUFFERS: z.string().default('1GB').describe('A quarter of the memory that the database may have'),
  BROKER_CONFIGURATION: z
    .enum(['dev', 'plant'])
    .default('dev')
    .describe('plant: mosquitto asks for certificates (npm run certs) and keeps everybody to the topics of their role'),
  BROKER_ADDRESS: z.string().default('127.0.0.1').describe('Where mosquitto is opened; 0.0.0.0: to the plant'),
  BROKER_PORT: z.string().default('1883').describe('1883 for dev, 8883 for plant'),
  BROKER_CERTIFICATES: z.string().default('./deploy/certificates').describe('What npm run certs has written'),
  INGEST_MQTT_URL: z.string().default('mqtt://mosquitto:1883').describe('mqtts://mosquitto:8883 for plant'),
  INGEST_MQTT_CA_FILE: z.string().optional().describe('/certificates/authority.pem for plant'),
  INGEST_MQTT_CERTIFICATE_FILE: z.string().optional().describe('/certificates/clients/andon.pem for plant'),
  INGEST_MQTT_KEY_FILE: z.string().optional().describe('/certificates/clients/andon.key for plant'),
  WEB_ADDRESS: z.string().default('127.0.0.1').describe('Where the screens are opened, on port 3002'),
});
