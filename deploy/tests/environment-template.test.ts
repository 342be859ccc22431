import { expect, test } from 'vitest';
import { environmentTemplate } from '../src/environment-template/environment-template.ts';
import { projectFile } from './support/project-file.ts';

test('.env.template is what "npm run generate" makes of the settings', () => {
  expect(projectFile('.env.template')).toBe(environmentTemplate);
});
