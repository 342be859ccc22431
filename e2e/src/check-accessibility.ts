import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** WCAG 2.2, levels A and AA, as far as a program can tell. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Expects that axe finds nothing on the page as it is now, but for a part that is not ours; goes on all the same, so that all faults are told
 * at once.
 */
export async function checkAccessibility(page: Page, foreignPart?: string): Promise<void> {
  const axe = new AxeBuilder({ page }).withTags(rules);
  if (foreignPart !== undefined) axe.exclude(foreignPart);
  const { violations } = await axe.analyze();
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map(({ html }) => html.slice(0, 200)).join('\n  ')}`,
  );
  expect.soft(found, page.url()).toEqual([]);
}
