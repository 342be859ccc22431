import type { QueuedCommand, Refusal } from './queued-command.ts';

/** The next command to send in somebody's name: the first that is not refused and stands behind no refused one on its subject. */
export function nextToSend(commands: readonly QueuedCommand[], userId: string): QueuedCommand | undefined {
  const blocked = new Set<string>();
  for (const command of inOrder(commands)) {
    if (command.refusal !== undefined) blocked.add(command.subject);
    else if (command.userId === userId && !blocked.has(command.subject)) return command;
    // Somebody else's command on the subject comes first, too.
    else blocked.add(command.subject);
  }
  return undefined;
}

/** The queue with one command refused: it stays until somebody resolves it. */
export function refuse(commands: readonly QueuedCommand[], key: string, refusal: Refusal): readonly QueuedCommand[] {
  return commands.map((command) => (command.key === key ? { ...command, refusal } : command));
}

/** The queue without a command, done or given up. */
export function remove(commands: readonly QueuedCommand[], key: string): readonly QueuedCommand[] {
  return commands.filter((command) => command.key !== key);
}

/**
 * A refused command as it is given once more, on what has become of things since: another command by its key, without the versions
 * that somebody saw then, so that it overrules.
 */
export function giveAgain(command: QueuedCommand, key: string): QueuedCommand {
  return { ...command, key, variables: { ...withoutVersions(command.variables), key }, refusal: undefined };
}

export function inOrder(commands: readonly QueuedCommand[]): readonly QueuedCommand[] {
  return commands.toSorted((one, other) => one.order - other.order);
}

function withoutVersions(variables: QueuedCommand['variables']): QueuedCommand['variables'] {
  return Object.fromEntries(
    Object.entries(variables)
      .filter(([name]) => name !== 'version')
      .map(([name, value]) => [name, stripped(value)]),
  );
}

function stripped(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(stripped);
  return typeof value === 'object' && value !== null ? withoutVersions(value as QueuedCommand['variables']) : value;
}
