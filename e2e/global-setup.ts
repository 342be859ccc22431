import { startPlatform } from './src/start-platform.ts';

// Playwright calls the default export of its file before all journeys, and what that answers behind them.
export default startPlatform;
