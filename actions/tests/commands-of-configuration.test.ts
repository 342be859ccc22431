import { ofConfiguration } from './commands/suites.ts';
import { proveCommands } from './support/prove-commands.ts';

proveCommands(ofConfiguration);
