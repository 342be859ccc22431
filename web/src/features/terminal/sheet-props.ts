import type { TerminalMachine } from './terminal-machine.ts';
import type { TerminalCommand } from './use-terminal-command.ts';

/** What every sheet of the terminal gets. */
export interface TerminalSheetProps {
  readonly machine: TerminalMachine;
  readonly command: TerminalCommand;
  readonly close: () => void;
}
