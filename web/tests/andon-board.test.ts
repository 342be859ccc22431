import { describe, expect, test } from 'vitest';
import { alarmsOf } from '../src/features/andon/alarms-of.ts';
import { arrangeBoard, holdArrangement } from '../src/features/andon/arrange-board.ts';
import { boardGap, fitBoard } from '../src/features/andon/fit-board.ts';

const execute = 6;
const held = 11;
const running = (id: number) => ({
  equipment_id: id,
  state: execute,
  is_scheduled: true,
  loss: null,
  state_since: '2026-03-02T06:00:00Z',
  andon_calls: [],
});
const stopped = (id: number, since: string, loss = 'breakdown') => ({
  ...running(id),
  state: held,
  loss,
  state_since: since,
});
const calling = (id: number, raisedAt: string, status = 'open') => ({
  ...running(id),
  andon_calls: [{ id: 10 * id, kind: 'quality', status, raised_at: raisedAt }],
});

describe('the arrangement of a board', () => {
  test('has whoever wants help first and large, the longest waiting before all', () => {
    const { order, large } = arrangeBoard([
      running(1),
      stopped(2, '2026-03-02T07:10:00Z'),
      running(3),
      calling(4, '2026-03-02T07:05:00Z'),
      stopped(5, '2026-03-02T07:20:00+00:00'),
    ]);
    expect(order).toEqual([4, 2, 5, 1, 3]);
    expect(large).toEqual(new Set([4, 2, 5]));
  });

  test.each(['micro_stop', 'planned', 'setup'])('leaves a stop in its place that is %s', (loss) => {
    const { order, large } = arrangeBoard([running(1), stopped(2, '2026-03-02T07:10:00Z', loss)]);
    expect(order).toEqual([1, 2]);
    expect(large.size).toBe(0);
  });

  test('keeps every tile where it is while it is held; what is new comes last, what is gone leaves', () => {
    const before = arrangeBoard([running(1), running(2), running(3)]);
    const wanted = arrangeBoard([running(4), stopped(3, '2026-03-02T07:10:00Z'), running(1)]);
    expect(holdArrangement(before, wanted)).toEqual({ order: [1, 3, 4], large: new Set() });
  });
});

describe('the grid of a board', () => {
  const wall = { width: 1888, height: 960 };

  test.each([
    { small: 1, large: 0 },
    { small: 8, large: 0 },
    { small: 3, large: 1 },
    { small: 9, large: 3 },
    { small: 20, large: 1 },
  ])('puts all on the screen while they can be read: $small and $large large ones', (content) => {
    const { columns, rowHeight } = fitBoard(content, wall);
    const cells = content.small + 4 * content.large;
    const rows = Math.floor((wall.height + boardGap) / (rowHeight + boardGap));
    expect(rows * columns).toBeGreaterThanOrEqual(cells);
  });

  test('has rows that are no higher than a word of an eighth of them is wide, on any screen', () => {
    for (const width of [328, 768, 1248, 1888, 3808]) {
      for (const small of [1, 5, 40, 500]) {
        const { columns, rowHeight } = fitBoard({ small, large: 1 }, { width, height: 900 });
        expect(rowHeight).toBeLessThanOrEqual(((width - boardGap * (columns - 1)) / columns) * 0.9);
        expect(rowHeight).toBeGreaterThan(100);
      }
    }
  });

  test('scrolls in columns that can be read where there are too many', () => {
    expect(fitBoard({ small: 500, large: 0 }, wall).columns).toBe(7);
  });
});

describe('alarms', () => {
  test('are unplanned stops and calls that nobody has answered', () => {
    const alarms = alarmsOf([
      running(1),
      stopped(2, '2026-03-02T07:10:00Z'),
      stopped(3, '2026-03-02T07:10:00Z', 'micro_stop'),
      calling(4, '2026-03-02T07:05:00Z'),
      calling(5, '2026-03-02T07:05:00Z', 'acknowledged'),
    ]);
    expect([...alarms]).toEqual(['stop of 2 since 2026-03-02T07:10:00Z', 'call 40']);
  });
});
