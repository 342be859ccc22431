import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { environmentTemplate } from '../../src/environment-template/environment-template.ts';
import { projectFolder } from '../../src/settings.ts';

test('.env.template is what "npm run generate" makes of the settings', () => {
  expect(readFileSync(join(projectFolder, '.env.template'), 'utf8')).toBe(environmentTemplate);
});
