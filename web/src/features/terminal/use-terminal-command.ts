import type { AnyVariables, TypedDocumentNode } from '@urql/core';
import { useState } from 'react';
import type { Outcome } from '../../offline/command-queue.ts';
import { useCommand } from '../../offline/commands-provider.tsx';
import { subjectOf, type TerminalMachine } from './terminal-machine.ts';

/** What the last command led to, for a while. */
export interface CommandFeedback {
  readonly label: string;
  readonly outcome: Outcome;
  readonly atMs: number;
  /** Takes it back, where that is possible. */
  readonly undo: (() => void) | undefined;
}

/** Gives the commands of a terminal, and remembers what the last one led to. */
export interface TerminalCommand {
  readonly feedback: CommandFeedback | undefined;
  readonly give: <Variables extends AnyVariables>(
    document: TypedDocumentNode<unknown, Variables>,
    variables: Omit<Variables, 'key'>,
    about: { readonly label: string; readonly undo?: () => void },
  ) => void;
}

export function useTerminalCommand(machine: TerminalMachine): TerminalCommand {
  const send = useCommand();
  const [feedback, setFeedback] = useState<CommandFeedback>();
  return {
    feedback,
    give: (document, variables, { label, undo }) => {
      void send(document, variables, { label, subject: subjectOf(machine) }).then((outcome) => {
        setFeedback({ label, outcome, atMs: Date.now(), undo });
      });
    },
  };
}
