import { ofProduction } from './commands/suites.ts';
import { proveCommands } from './support/prove-commands.ts';

proveCommands(ofProduction);
