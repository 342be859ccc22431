import { expect, test } from 'vitest';
import { runCodegen } from '../../src/codegen/run-codegen.ts';
import { readEnvironment } from '../../src/settings.ts';

test('the schemas of the roles are what "npm run codegen" makes of migrations and metadata', async () => {
  expect(await runCodegen(['--check', '--silent'], readEnvironment())).toBe(0);
}, 600_000);
