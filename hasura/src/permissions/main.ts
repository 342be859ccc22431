import { writeFileSync } from 'node:fs';
import { formatPermissions } from './format-permissions.ts';
import { readMetadataPermissions } from './metadata-permissions.ts';

writeFileSync(new URL('../../../docs/permissions.md', import.meta.url), formatPermissions(readMetadataPermissions()));
