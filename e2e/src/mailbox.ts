import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MailServer, type ReceivedMail } from '@andon/local/mail-server';
import { readAddresses } from './addresses.ts';

/** Where the platform under test hands its e-mails in. Journeys are processes of their own, so each e-mail is kept as a file. */
export interface Mailbox {
  readonly smtpUrl: string;
  readonly folder: string;
  readonly close: () => Promise<void>;
}

export async function openMailbox(): Promise<Mailbox> {
  const folder = mkdtempSync(join(tmpdir(), 'andon-e2e-mails-'));
  const server = await MailServer.start((mail) => {
    const draft = join(folder, randomUUID());
    writeFileSync(draft, JSON.stringify(mail));
    renameSync(draft, `${draft}.json`);
  });
  const close = async (): Promise<void> => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { smtpUrl: server.url, folder, close };
}

/** The e-mails so far in which a text stands. */
export function mailsWith(text: string): readonly ReceivedMail[] {
  const { mailFolder } = readAddresses();
  if (mailFolder === undefined)
    throw new Error(
      'The platform under test hands no e-mails in: name a mailFolder in E2E_ADDRESSES, or leave that out.',
    );
  return readdirSync(mailFolder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(mailFolder, name), 'utf8')) as ReceivedMail)
    .filter(({ source }) => source.includes(text));
}
