import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CommandCaller, type Outcome } from './command-caller.ts';
import { readAllRows } from './read-all-rows.ts';
import type { Asker, ServedCommands } from './served-commands.ts';

type Fields = Readonly<Record<string, unknown>>;

/** An input that is refused. */
export interface BadInput {
  readonly input: () => Promise<Fields> | Fields;
  readonly code: string;
  /** The field that the refusal names. */
  readonly field?: string;
  readonly message?: RegExp;
  /** Who gives it, when that is what is wrong. */
  readonly asker?: () => Asker;
}

/** What is to be proven of a command. */
export interface CommandProof {
  readonly served: () => ServedCommands;
  readonly asker: () => Asker;
  /** What the answer is asked for beside `commandId` and `repeated`. */
  readonly selection?: string;
  /** A new input that has not been given yet, at every call. */
  readonly good: () => Promise<Fields> | Fields;
  /** Expects of the database and the answer what a good input must have brought. */
  readonly arrives: (input: Fields, answer: Fields) => Promise<void> | void;
  /** By what is wrong with it. */
  readonly bad: Readonly<Record<string, BadInput>>;
  /** True when of many who give the same good input, at a version, under keys of their own one must win. */
  readonly hasRivals?: boolean;
}

const manyCallers = 50;

/**
 * Proves of a command, through GraphQL, what is asked of each: a good input arrives, a bad one is refused and changes
 * nothing, the same key twice does nothing twice, and of many at once one wins.
 */
export function describeCommand(name: string, proof: CommandProof): void {
  const { served, asker, good } = proof;
  const caller = async (): Promise<CommandCaller> => CommandCaller.of(served(), name, proof.selection);
  const rows = async (): Promise<Fields> => readAllRows(served().pool);

  describe(name, () => {
    it('does what is asked for', async () => {
      const input = await good();
      const outcome = await (await caller()).give(asker(), input);
      expect(outcome.refused).toBeUndefined();
      await proof.arrives(input, outcome.done ?? {});
      await expectLogged(served(), outcome);
    });

    for (const [wrong, bad] of Object.entries(proof.bad)) {
      it(`refuses ${wrong}, and changes nothing`, async () => {
        const input = await bad.input();
        const before = await rows();
        const { refused } = await (await caller()).give(bad.asker?.() ?? asker(), input);
        expect(refused?.extensions.code).toBe(bad.code);
        if (bad.field !== undefined) expect(refused?.extensions['field']).toBe(bad.field);
        if (bad.message !== undefined) expect(refused?.message).toMatch(bad.message);
        expect(await rows()).toEqual(before);
      });
    }

    it('does the same once when its key comes again', async () => {
      const [input, key, command] = [await good(), randomUUID(), await caller()];
      const first = await command.give(asker(), input, key);
      const after = await rows();
      const again = await command.give(asker(), input, key);
      expect(again.done).toEqual({ ...first.done, repeated: true });
      expect(await rows()).toEqual(after);
    });

    it(`lets one of ${manyCallers} win`, async () => {
      const [input, key, command] = [await good(), randomUUID(), await caller()];
      const outcomes = await Promise.all(
        Array.from({ length: manyCallers }, async () =>
          command.give(asker(), input, proof.hasRivals ? undefined : key),
        ),
      );
      const winners = outcomes.filter(({ done }) => done?.repeated === false);
      expect(winners).toHaveLength(1);
      if (proof.hasRivals) expectConflicts(outcomes);
      else expect(outcomes.filter(({ done }) => done?.repeated === true)).toHaveLength(manyCallers - 1);
      await proof.arrives(input, winners[0]?.done ?? {});
    });
  });
}

function expectConflicts(outcomes: readonly Outcome[]): void {
  const losers = outcomes.flatMap(({ refused }) => (refused === undefined ? [] : [refused]));
  expect(losers).toHaveLength(manyCallers - 1);
  for (const { extensions } of losers) {
    expect(extensions.code).toBe('conflict');
    expect(extensions['current']).toBeInstanceOf(Object);
  }
}

async function expectLogged({ pool }: ServedCommands, { done }: Outcome): Promise<void> {
  const { rows } = await pool.query('select from user_logs where subject_id = $1', [done?.commandId]);
  expect(rows).toHaveLength(1);
}
