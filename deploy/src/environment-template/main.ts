import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '@andon/local/settings';
import { environmentTemplate } from './environment-template.ts';

writeFileSync(join(projectFolder, '.env.template'), environmentTemplate);
