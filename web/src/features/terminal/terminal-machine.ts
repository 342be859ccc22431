import type { Terminal_MachineSubscription } from './terminal.generated.ts';

/** A machine as its terminal knows it. */
export type TerminalMachine = NonNullable<Terminal_MachineSubscription['equipment']>;

export type TerminalStop = TerminalMachine['stops'][number];

/** What commands at a machine are about, so that they stay in their order. */
export function subjectOf({ id }: Pick<TerminalMachine, 'id'>): string {
  return `equipment ${id}`;
}
