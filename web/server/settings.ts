import { z } from 'zod';

const address = () => z.url({ protocol: /^https?$/, error: 'must look like https://andon.example/console' }).optional();

/** Every setting of the web server, by its name in the environment. */
export const settingsSchema = z.object({
  WEB_HOST: z.string().min(1).default('127.0.0.1').describe('Address the application is served on'),
  WEB_PORT: z.coerce.number().int().min(0).max(65_535).default(8080).describe('Port the application is served on'),
  WEB_GRAPHQL_ORIGIN: z
    .url({ protocol: /^http$/, error: 'must look like http://127.0.0.1:8081' })
    .describe('Who answers GraphQL and everything else that is not the application'),
  WEB_CONSOLE_URL: address().describe("Hasura's console, which the screens then link to"),
  WEB_LOGS_URL: address().describe(
    'Where the log lines of all rooms are looked at, which the health page then links to',
  ),
  WEB_LOGS_FOLDER: z
    .string()
    .min(1)
    .optional()
    .describe('Folder with a log file for each room, shown on the health page to whoever has the admin secret'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export type Settings = z.infer<typeof settingsSchema>;

/** @throws {z.ZodError} when the environment has a bad value. */
export function readSettings(environment: Readonly<Record<string, string | undefined>> = process.env): Settings {
  return settingsSchema.parse(environment);
}
