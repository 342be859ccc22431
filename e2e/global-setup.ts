import { tellJourneys } from './src/addresses.ts';
import { openMailbox } from './src/mailbox.ts';
import { settings } from './src/settings.ts';
import { startPlatform } from './src/start-platform.ts';

/** Playwright calls it before all journeys, and what it answers behind them. A platform that is named is left running. */
async function setUp(): Promise<(() => Promise<void>) | undefined> {
  if (settings.E2E_ADDRESSES !== undefined) return undefined;
  const mailbox = await openMailbox();
  const { addresses, stop } = await startPlatform({ SMTP_URL: mailbox.smtpUrl }).catch(async (error: unknown) => {
    await mailbox.close();
    throw error;
  });
  tellJourneys({ ...addresses, mailFolder: mailbox.folder });
  return async () => {
    await stop();
    await mailbox.close();
  };
}

// Playwright looks for the default export.
export default setUp;
