import { useEffect, useState } from 'react';
import { z } from 'zod/mini';

/** What the server tells about the place that it runs at. Whoever serves the application answers it as `/installation.json`. */
const installationSchema = z.object({
  /** Hasura's console, where there is one. */
  consoleUrl: z.optional(z.url({ protocol: /^https?$/ })),
  /** Where the log lines of all rooms are looked at, such as Grafana over Loki. */
  logsUrl: z.optional(z.url({ protocol: /^https?$/ })),
  /** Whether the server itself shows log lines to whoever has the admin secret. */
  servesLogs: z.optional(z.boolean()),
});

/** The place that the application runs at. */
export type Installation = z.infer<typeof installationSchema>;

let asked: Promise<Installation> | undefined;

/** The place that the application runs at; nothing is known of it before the server has answered, or where it doesn't. */
export function useInstallation(): Installation {
  const [installation, setInstallation] = useState<Installation>({});
  useEffect(() => {
    asked ??= ask();
    void asked.then(setInstallation);
  }, []);
  return installation;
}

async function ask(): Promise<Installation> {
  const response = await fetch('/installation.json').catch(() => undefined);
  if (response?.ok !== true || response.headers.get('content-type')?.includes('json') !== true) return {};
  const { data = {} } = installationSchema.safeParse(await response.json());
  return data;
}
