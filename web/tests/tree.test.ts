import { describe, expect, test } from 'vitest';
import { treeRows, type TreeNode } from '../src/design/tree/tree-row.ts';
import { treeStep } from '../src/design/tree/tree-step.ts';

const node = (label: string, ...children: readonly TreeNode[]): TreeNode => ({ key: label, label, children });

const plant = [node('Pune', node('Hall', node('Line', node('Capper'), node('Filler'))), node('Yard'))];
const none: ReadonlySet<string> = new Set();

const seen = (closed: ReadonlySet<string>) =>
  treeRows(plant, closed).map(({ node: { label }, level }) => [label, level]);

describe('the rows of a tree', () => {
  test('are its nodes from above, each with its level', () => {
    expect(seen(none)).toEqual([
      ['Pune', 1],
      ['Hall', 2],
      ['Line', 3],
      ['Capper', 4],
      ['Filler', 4],
      ['Yard', 2],
    ]);
  });

  test('leave out what is under a closed node', () => {
    expect(seen(new Set(['Hall']))).toEqual([
      ['Pune', 1],
      ['Hall', 2],
      ['Yard', 2],
    ]);
  });

  test('say which of how many siblings a node is', () => {
    const yard = treeRows(plant, none).find(({ node: { label } }) => label === 'Yard');
    expect(yard).toMatchObject({ position: 2, siblings: 2, parentKey: 'Pune' });
  });
});

describe('a key', () => {
  const step = (key: string, at: string, closed: ReadonlySet<string> = none) =>
    treeStep(key, treeRows(plant, closed), { key: at, closed });

  test.each([
    ['ArrowDown', 'Hall', 'Line'],
    ['ArrowDown', 'Yard', 'Yard'],
    ['ArrowUp', 'Line', 'Hall'],
    ['ArrowRight', 'Line', 'Capper'],
    ['ArrowLeft', 'Filler', 'Line'],
    ['Home', 'Filler', 'Pune'],
    ['End', 'Hall', 'Yard'],
    ['f', 'Hall', 'Filler'],
    ['h', 'Yard', 'Hall'],
  ])('%s at %s goes to %s', (key, at, to) => {
    expect(step(key, at)).toEqual({ kind: 'go', key: to });
  });

  test('opens what is closed, and closes what is open', () => {
    expect(step('ArrowRight', 'Hall', new Set(['Hall']))).toEqual({ kind: 'open', key: 'Hall' });
    expect(step('ArrowLeft', 'Hall')).toEqual({ kind: 'close', key: 'Hall' });
  });

  test('that means nothing does nothing', () => {
    expect(step('ArrowRight', 'Yard')).toBeUndefined();
    expect(step('Escape', 'Yard')).toBeUndefined();
  });
});
