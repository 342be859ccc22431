import { join, resolve } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { checkAccessibility } from './check-accessibility.ts';

/** Where pictures are kept. */
export const artifacts = resolve(import.meta.dirname, '../artifacts');
const sizes = {
  tablet: { width: 1280, height: 800 },
  desktop: { width: 1440, height: 900 },
  wall: { width: 1920, height: 1080 },
} as const;

/** A picture of the page at every size in both themes, kept under `artifacts/`, and axe's judgement in both. */
export function lookAtPage(page: Page, name: string): Promise<void> {
  return takePictures(page, name, (seen) => checkAccessibility(seen));
}

/** A picture of the page at every size in both themes, kept under `artifacts/`, with a look of one's own in both. */
export async function takePictures(page: Page, name: string, look: (page: Page) => Promise<void>): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    // What is asked anew stands pale until its answer comes.
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
    for (const [size, viewport] of Object.entries(sizes)) {
      await page.setViewportSize(viewport);
      await page.screenshot({ path: join(artifacts, `${name}-${size}-${theme}.png`) });
    }
    await look(page);
  }
}
