import { randomUUID } from 'node:crypto';
import { openSession } from '@andon/mqtt';
import { listRememberedNodes } from '../recall/recall-nodes.ts';
import { readTlsFiles } from '../read-tls-files.ts';
import { readSettings, SettingsError } from '../settings.ts';
import { DatabaseSession } from '../write/database-session.ts';
import { CommandError, createCommand } from './create-command.ts';
import { metricsOf, readCommandLine, readWrite } from './read-command-line.ts';

/** Sends one command to an edge node or device, after it was checked against the last birth. */
async function main(words: readonly string[]): Promise<void> {
  const settings = readSettings();
  const request = readCommandLine(words);
  const database = new DatabaseSession(settings.databaseUrl);
  const metrics = metricsOf(await listRememberedNodes(database).finally(() => database.close()), request.owner);
  const command = createCommand(request.owner, metrics, [readWrite(metrics, request)], Date.now());
  for (const url of settings.mqttUrls) {
    const session = await openSession({
      url,
      clientId: `andon-command-${randomUUID().slice(0, 8)}`,
      protocolVersion: settings.mqttVersion === '5' ? 5 : 4,
      tls: readTlsFiles(settings.tlsFiles),
      subscriptions: [],
      onMessage: () => undefined,
    });
    await session.publish(command);
    await session.close();
  }
  process.stdout.write(`Sent to ${command.topic}.\n`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const isExpected = error instanceof CommandError || error instanceof SettingsError;
  process.stderr.write(`${isExpected || !(error instanceof Error) ? String(error) : String(error.stack)}\n`);
  process.exitCode = 1;
});
