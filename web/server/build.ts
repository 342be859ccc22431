import { buildWhenOutdated } from './build-when-outdated.ts';

process.stdout.write(`The application stands in ${await buildWhenOutdated()}\n`);
