import { startTestDatabase } from '@andon/local/testing';
import { Pool } from 'pg';
import { killUnderLoad } from './kill-under-load.ts';

/** `npm run soak -w engine -- 100 [url]`: kills an engine so many times, on the embedded database or on a server's empty one. */
const [kills = '100', url] = process.argv.slice(2);
const database = url === undefined ? await startTestDatabase({ migrated: false }) : null;
const databaseUrl = url ?? database?.url ?? '';
const pool = new Pool({ connectionString: databaseUrl, max: 1 });
const { lost, renamed, ...figures } = await killUnderLoad({ databaseUrl, pool, kills: Number(kills) });
console.log(JSON.stringify({ ...figures, lost: lost.length, renamed: renamed.length }));
await pool.end();
await database?.stop();
process.exitCode = lost.length + renamed.length === 0 ? 0 : 1;
