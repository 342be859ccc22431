import { startTestDatabase } from '@andon/local/testing';
import { expect, test } from 'vitest';
import { HistoryError, seedHistory } from '../../src/index.ts';

test('without the demo enterprises history refuses with what to do, and leaves nothing behind', async () => {
  const database = await startTestDatabase({ migrated: true, seeded: false });
  try {
    await expect(seedHistory({ databaseUrl: database.url, days: 1 })).rejects.toThrow(HistoryError);
    const { rows } = await database.pool.query<{ count: number }>('select count(*)::int as count from user_logs');
    expect(rows).toEqual([{ count: 0 }]);
  } finally {
    await database.stop();
  }
});
