import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';

/** What was seen of the tiles in a stretch of time. */
export interface TileWatch {
  readonly seconds: number;
  readonly frames: number;
  readonly updates: number;
  readonly turns: readonly { readonly machine: string; readonly state: 'running' | 'stopped'; readonly atMs: number }[];
}

const tileSelector = 'a[href^="/terminal/"]';
const inBrowser = readFileSync(new URL('./watch-tiles.js', import.meta.url), 'utf8')
  .trim()
  .replace(/;$/, '');

/** The tiles of a board. */
export function tilesOf(page: Page): Locator {
  return page.locator(tileSelector);
}

/** Counts frames and what changes on the tiles, and notes in the frame behind it when a tile turns. */
export async function watchTiles(page: Page, seconds: number): Promise<TileWatch> {
  await page.evaluate(inBrowser);
  return page.evaluate<TileWatch>(`watchTiles(${JSON.stringify({ seconds, selector: tileSelector })})`);
}
