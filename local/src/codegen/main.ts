import { readEnvironment } from '../settings.ts';
import { runCodegen } from './run-codegen.ts';

process.exitCode = await runCodegen(process.argv.slice(2), readEnvironment());
