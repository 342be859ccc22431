import { findChromium } from '@andon/e2e/find-chromium';
import { startPlatform } from '@andon/e2e/start-platform';
import { chromium, type CDPSession, type Page } from '@playwright/test';
import { quantile } from '../quantile.ts';
import { tilesOf, watchTiles, type TileWatch } from './watch-tiles.ts';
import { WallOfMachines, type Signal } from './wall-of-machines.ts';

/** How an andon board of many tiles does while all of them change. */
export interface ScreenFigures {
  readonly tiles: number;
  /** How often tiles showed another figure or state, a second, all together. */
  readonly updatesPerSecond: number;
  readonly framesPerSecond: number;
  /** Of the frames that the screen's 60 a second would have had. */
  readonly droppedShare: number;
  /** How much of the time the page's main thread worked: what the screens cost, whoever else had the processors. */
  readonly busyShare: number;
  readonly signals: number;
  readonly signalToPixelP50Ms: number;
  readonly signalToPixelP95Ms: number;
}

/** Of Simulator Corp (docs/security.md). */
const administrator = 'gita@simulator.example';
const demoPassword = 'shop floor demo';
const measuredSeconds = 30;
/** Of the screen that Chromium draws for without one. */
const refreshPerSecond = 60;

/** Starts the whole platform, publishes for so many machines each second, and looks at their andon board in Chromium. */
export async function measureScreens(tiles: number): Promise<ScreenFigures> {
  const { addresses, databaseUrl, stop } = await startPlatform();
  const browser = await chromium.launch({ executablePath: findChromium(undefined), args: ['--no-sandbox'] });
  try {
    const wall = await WallOfMachines.build(databaseUrl, addresses, tiles);
    try {
      const page = await browser.newPage({ baseURL: addresses.webUrl, viewport: { width: 1920, height: 1080 } });
      await openBoard(page, wall.areaId);
      wall.start();
      await tilesOf(page)
        .nth(tiles - 1)
        .waitFor();
      await wall.settle();
      const devTools = await page.context().newCDPSession(page);
      await devTools.send('Performance.enable');
      const before = await busySeconds(devTools);
      const watch = await watchTiles(page, measuredSeconds);
      const busy = (await busySeconds(devTools)) - before;
      return { ...figuresOf(tiles, watch, wall.signals), busyShare: busy / watch.seconds };
    } finally {
      await wall.stop();
    }
  } finally {
    await browser.close();
    await stop();
  }
}

async function openBoard(page: Page, areaId: number): Promise<void> {
  await page.goto(`/andon/${areaId}`);
  await page.getByLabel('E-mail address').fill(administrator);
  await page.getByRole('textbox', { name: 'Password' }).fill(demoPassword);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** How long the page's main thread has worked so far. */
async function busySeconds(devTools: CDPSession): Promise<number> {
  const { metrics } = await devTools.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
}

function figuresOf(
  tiles: number,
  watch: TileWatch,
  signals: WallOfMachines['signals'],
): Omit<ScreenFigures, 'busyShare'> {
  const seen = new Set<Signal>();
  const delays = watch.turns.flatMap(({ machine, state, atMs }) => {
    const signal = signals.findLast((each) => each.machine === machine && each.atMs <= atMs);
    // A stop turns once more when it is none of the short ones any more.
    if (signal?.state !== state || seen.has(signal)) return [];
    seen.add(signal);
    return [atMs - signal.atMs];
  });
  return {
    tiles,
    updatesPerSecond: watch.updates / watch.seconds,
    framesPerSecond: watch.frames / watch.seconds,
    droppedShare: Math.max(0, 1 - watch.frames / (watch.seconds * refreshPerSecond)),
    signals: delays.length,
    signalToPixelP50Ms: quantile(delays, 0.5),
    signalToPixelP95Ms: quantile(delays, 0.95),
  };
}
