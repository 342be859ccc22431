import type { ServerResponse } from 'node:http';

/** What the application is told about the place that it runs at. */
export interface Installation {
  /** Hasura's console, where there is one. */
  readonly consoleUrl?: string | undefined;
  /** Where the log lines of all rooms are looked at. */
  readonly logsUrl?: string | undefined;
  /** Whether this server shows log lines. */
  readonly servesLogs: boolean;
}

/** Answers `/installation.json`; nginx answers a file of that name instead. */
export function serveInstallation(response: ServerResponse, installation: Installation): void {
  response
    .writeHead(200, {
      'content-type': 'application/json',
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
    })
    .end(JSON.stringify(installation));
}
