import { defineConfig } from '@playwright/test';
import { findChromium } from './src/find-chromium.ts';
import { settings } from './src/settings.ts';

export default defineConfig({
  testDir: 'journeys',
  outputDir: 'artifacts/failures',
  globalSetup: './global-setup.ts',
  // One platform and two processors for all of them.
  workers: 1,
  // Each wait has its own limit. This one only ends what hangs: calm journeys take 25 s, on a slow machine beside others four times as long.
  timeout: 300_000,
  // What comes at once on a calm machine may take a stall or two elsewhere.
  expect: { timeout: 30_000 },
  reporter: settings.E2E_REPORT === undefined ? 'list' : [['json', { outputFile: settings.E2E_REPORT }]],
  use: {
    launchOptions: { executablePath: findChromium(settings.E2E_CHROMIUM), args: ['--no-sandbox'] },
    locale: 'en-GB',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
});
