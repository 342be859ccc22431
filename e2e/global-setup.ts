import { settings } from './src/settings.ts';
import { startPlatform } from './src/start-platform.ts';

/** Playwright calls it before all journeys, and what it answers behind them. A platform that is named is left running. */
async function setUp(): Promise<(() => Promise<void>) | undefined> {
  return settings.E2E_ADDRESSES === undefined ? startPlatform() : undefined;
}

// Playwright looks for the default export.
export default setUp;
