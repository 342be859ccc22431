import { describe, expect, it } from 'vitest';
import { DuplicateForecast } from '../src/write/duplicate-forecast.ts';
import { RowBatch } from '../src/write/row-batch.ts';

type Sample = readonly [equipmentId: number, time: number];

function batchOf(samples: readonly Sample[]): RowBatch {
  const batch = new RowBatch(0);
  for (const [equipmentId, time] of samples)
    batch.equipment.row({ equipmentId, time, quality: 192, message: undefined });
  return batch;
}

function newSamples(forecast: DuplicateForecast, samples: readonly Sample[]): readonly Sample[] {
  const { equipment } = forecast.newRowsOf(batchOf(samples));
  return samples.filter((_, row) => equipment(row));
}

describe('rows of a batch', () => {
  it('are taken to be new where none as late of their equipment has been written', () => {
    const forecast = new DuplicateForecast();
    expect(
      newSamples(forecast, [
        [1, 100],
        [2, 50],
      ]),
    ).toEqual([
      [1, 100],
      [2, 50],
    ]);
    forecast.noteWritten(
      batchOf([
        [1, 100],
        [2, 50],
        [2, 40],
      ]),
    );
    expect(
      newSamples(forecast, [
        [1, 100],
        [1, 101],
        [2, 45],
        [2, 51],
        [3, 1],
      ]),
    ).toEqual([
      [1, 101],
      [2, 51],
      [3, 1],
    ]);
  });

  it('are all taken to be there after one that nobody expected, for a while', () => {
    const forecast = new DuplicateForecast();
    forecast.metOne();
    const batches = Array.from({ length: 60 }, () => newSamples(forecast, [[1, 100]]).length);
    expect(batches).toEqual([...Array<number>(50).fill(0), ...Array<number>(10).fill(1)]);
  });
});
