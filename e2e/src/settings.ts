import { z } from 'zod';

const settingsSchema = z.object({
  E2E_CHROMIUM: z.string().optional().describe('The browser to use'),
  E2E_REPORT: z.string().optional().describe('File for the results as JSON; without it they are printed'),
  E2E_ADDRESSES: z.string().optional().describe('Set by the start of the platform for the journeys: where it is'),
});

/** What the environment says. */
export const settings = settingsSchema.parse(process.env);

/** What processes that are started here inherit. */
export function environment(): NodeJS.ProcessEnv {
  return { ...process.env };
}

/** Tells the processes of the journeys, which inherit what stands in the environment by then. */
export function tell(name: 'E2E_ADDRESSES', text: string): void {
  process.env[name] = text;
}
