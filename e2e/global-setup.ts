import { tellJourneys } from './src/addresses.ts';
import { settings } from './src/settings.ts';
import { startPlatform } from './src/start-platform.ts';

/** Playwright calls it before all journeys, and what it answers behind them. A platform that is named is left running. */
async function setUp(): Promise<(() => Promise<void>) | undefined> {
  if (settings.E2E_ADDRESSES !== undefined) return undefined;
  const { addresses, stop } = await startPlatform();
  tellJourneys(addresses);
  return stop;
}

// Playwright looks for the default export.
export default setUp;
