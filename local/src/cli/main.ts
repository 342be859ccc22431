import { describeError } from './describe-error.ts';
import { runCommandLine } from './run-command-line.ts';

// A terminal that was closed, or a reader such as head that has enough, must not stop rooms out of order.
process.stdout.on('error', () => undefined);

try {
  process.exitCode = await runCommandLine(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${describeError(error)}\n`);
  process.exitCode = 1;
}
