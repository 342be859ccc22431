import { expect, test } from 'vitest';
import { navigationItems } from '../src/app/navigation-items.ts';

test('no two pages have the same key', () => {
  const keys = navigationItems.map(({ key }) => key);
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});
