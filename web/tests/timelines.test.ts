import { describe, expect, test } from 'vitest';
import { moveStretch, zoomStretch } from '../src/design/range/range-steps.ts';
import { coarsePieces } from '../src/design/state-timeline/coarse-pieces.ts';
import type { StateTimeline_PieceFragment } from '../src/design/state-timeline/state-timeline.generated.ts';
import { readAnalysisQuestion, writeStretch } from '../src/features/analysis/analysis-question.ts';
import { isOfReason, isOfStep } from '../src/features/analysis/is-of-step.ts';

const minuteMs = 60_000;

describe('a stretch', () => {
  const hour = { fromMs: 0, toMs: 60 * minuteMs };

  test('is zoomed around an instant that stays where it is', () => {
    expect(zoomStretch(hour, 0.5)).toEqual({ fromMs: 15 * minuteMs, toMs: 45 * minuteMs });
    expect(zoomStretch(hour, 0.5, 0)).toEqual({ fromMs: 0, toMs: 30 * minuteMs });
    expect(zoomStretch(zoomStretch(hour, 0.5, 20 * minuteMs), 2, 20 * minuteMs)).toEqual(hour);
  });

  test('is never shorter than a minute nor longer than a year', () => {
    expect(zoomStretch(hour, 0.000_1, 0)).toEqual({ fromMs: 0, toMs: minuteMs });
    expect(zoomStretch(hour, 1e9, 0).toMs).toBe(366 * 86_400_000);
  });

  test('moves by a share of its length', () => {
    expect(moveStretch(hour, -0.5)).toEqual({ fromMs: -30 * minuteMs, toMs: 30 * minuteMs });
  });

  test('comes back from the address, and nothing odd does', () => {
    const read = (look: string) => readAnalysisQuestion(new URLSearchParams({ look }), 0).look;
    expect(read(writeStretch(hour))).toEqual(hour);
    expect([read('5~3'), read('now'), read('')]).toEqual([null, null, null]);
  });
});

describe('the pieces of a strip', () => {
  test('stay as they are where they are wide enough', () => {
    const pieces = [piece(0, 10), piece(10, 20, { state: 2, stop_id: 1, loss: 'breakdown' })];
    expect(coarsePieces(pieces, 5 * minuteMs)).toEqual(pieces);
  });

  test('become one where they are narrow, from the first to the last, and a stop is not lost', () => {
    const narrow = [piece(10, 11), piece(11, 12, { state: 2, stop_id: 1, loss: 'breakdown' }), piece(12, 13)];
    const drawn = coarsePieces([piece(0, 10), ...narrow, piece(13, 30)], 5 * minuteMs);
    expect(drawn.map(({ stop_id: stop }) => stop)).toEqual([null, 1, null]);
    expect(drawn[1]).toMatchObject({ started_at: narrow[0]?.started_at, ended_at: narrow[2]?.ended_at });
  });

  test('cover the whole time, however coarse', () => {
    const pieces = Array.from({ length: 5_000 }, (_, index) => piece(index, index + 1));
    const drawn = coarsePieces(pieces, 50 * minuteMs);
    expect(drawn.length).toBeLessThanOrEqual(101);
    expect([drawn[0]?.started_at, drawn.at(-1)?.ended_at]).toEqual([pieces[0]?.started_at, pieces.at(-1)?.ended_at]);
  });
});

test.each([
  ['breakdowns', { stop_id: 1, loss: 'breakdown', state: 2 }, true],
  ['breakdowns', { stop_id: 1, loss: 'setup', state: 2 }, false],
  ['microStops', { stop_id: 1, loss: 'micro_stop', state: 2 }, true],
  ['noData', { state: 0 }, true],
  ['noData', { state: 0, is_scheduled: false }, false],
  ['notScheduled', { state: 0, is_scheduled: false }, true],
  ['reducedSpeed', { state: 6 }, true],
  ['good', { state: 2 }, false],
  ['calendar', { state: 2 }, undefined],
  [null, { state: 2 }, undefined],
])('of the step %s is %o: %s', (step, more, expected) => {
  expect(isOfStep(piece(0, 1, more), step)).toBe(expected);
});

test('a piece is of a reason as the Pareto names it', () => {
  const stop = { state: 2, stop_id: 1, loss: 'breakdown' };
  expect(isOfReason(piece(0, 1, { ...stop, downtime_reason_id: 7, reason_name: 'Jam' }), 'breakdown.7')).toBe(true);
  expect(isOfReason(piece(0, 1, stop), 'breakdown.No reason')).toBe(true);
  expect(isOfReason(piece(0, 1, stop), 'breakdown.7')).toBe(false);
  expect(isOfReason(piece(0, 1), 'breakdown.7')).toBe(false);
});

function piece(
  fromMinute: number,
  toMinute: number,
  more: Partial<StateTimeline_PieceFragment> = {},
): StateTimeline_PieceFragment {
  return {
    equipment_id: 1,
    started_at: new Date(fromMinute * minuteMs).toISOString(),
    ended_at: new Date(toMinute * minuteMs).toISOString(),
    state: 6,
    is_scheduled: true,
    stop_id: null,
    loss: null,
    downtime_reason_id: null,
    reason_name: null,
    ...more,
  };
}
