import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../settings.ts';
import { environmentTemplate } from './environment-template.ts';

writeFileSync(join(projectFolder, '.env.template'), environmentTemplate);
