import { describeError } from './describe-error.ts';
import { runCommandLine } from './run-command-line.ts';

try {
  process.exitCode = await runCommandLine(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${describeError(error)}\n`);
  process.exitCode = 1;
}
