import { expect, test } from 'vitest';
import { parseTable } from '../src/features/orders/parse-table.ts';

test.each([
  ['tabs', 'code\ttarget\nA\t10'],
  ['semicolons', 'code;target\r\nA;10\r\n'],
  ['commas', 'code,target\nA,10\n\n'],
])('cells parted by %s are read by the names in the first row', (_separator, text) => {
  expect(parseTable(text)).toEqual([{ code: 'A', target: '10' }]);
});

test('a cell in quotes holds separators, quotes and line breaks', () => {
  expect(parseTable('code,note\n"A,1","say ""hi""\nto all"')).toEqual([{ code: 'A,1', note: 'say "hi"\nto all' }]);
});

test('a comma within cells parted by semicolons is no separator', () => {
  expect(parseTable('code;target\nA;1,5')).toEqual([{ code: 'A', target: '1,5' }]);
});

test('cells are trimmed, those that lack are empty, empty lines are no rows', () => {
  expect(parseTable('code,target\n A ,\n,\nB')).toEqual([
    { code: 'A', target: '' },
    { code: 'B', target: '' },
  ]);
});

test('nothing has no rows', () => {
  expect(parseTable('')).toEqual([]);
});
