import { prepareTemplate } from './prepare-template.ts';

/** After `npm ci`: makes the database that the first start copies. An installation goes on without it. */
try {
  process.stdout.write('Making the embedded database ready …\n');
  await prepareTemplate({ migrated: true, seeded: true });
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(`The database was not made ready, so the first start takes longer: ${reason}\n`);
}
