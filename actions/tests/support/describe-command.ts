import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CommandCaller, type Outcome } from './command-caller.ts';
import type { CommandProof, Contest } from './command-proof.ts';
import { foreignRow } from './foreign-rows.ts';
import { readAllRows } from './read-all-rows.ts';
import { naming, referencesOf } from './references.ts';
import type { ServedCommands } from './served-commands.ts';

type Fields = Readonly<Record<string, unknown>>;

const manyCallers = 50;

/**
 * Proves of a command, through GraphQL, what is asked of each: a good input arrives, a bad one is refused and changes
 * nothing, nor does one that names another enterprise's row in any of its arguments, the same key twice does nothing twice, and of
 * many at once one wins.
 */
export function describeCommand(name: string, proof: CommandProof, served: () => ServedCommands): void {
  const { asker, good } = proof;
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

    it('finds no row of another enterprise, whichever argument names it', async () => {
      for (const reference of await referencesOf(served(), name)) {
        const path = reference.map((step) => step.name).join('.');
        const foreignId = await foreignRow(served(), name, reference.at(-1)?.name ?? '');
        const input = naming(await (proof.naming ?? good)(), reference, foreignId);
        const before = await rows();
        const { refused } = await (await caller()).give(asker(), input);
        expect(refused?.extensions.code, `${path}: ${refused?.message ?? 'done'}`).toMatch(
          /^(not-found|invalid-input)$/,
        );
        expect(await rows(), path).toEqual(before);
      }
    });

    it('does the same once when its key comes again', async () => {
      const [input, key, command] = [await good(), randomUUID(), await caller()];
      const first = await command.give(asker(), input, key);
      const after = await rows();
      const again = await command.give(asker(), input, key);
      expect(again.done).toEqual({ ...first.done, repeated: true });
      expect(await rows()).toEqual(after);
    });

    it(titleOf(proof.contest), async () => {
      const [input, key, command] = [await good(), randomUUID(), await caller()];
      const outcomes = await Promise.all(
        Array.from({ length: manyCallers }, async () =>
          command.give(asker(), input, proof.contest.kind === 'none' ? key : randomUUID()),
        ),
      );
      await proof.arrives(input, winnerOf(proof.contest, outcomes));
    });
  });
}

function titleOf(contest: Contest): string {
  return contest.kind === 'none'
    ? `does it once for ${manyCallers} under one key; no contest: ${contest.because}`
    : `lets one of ${manyCallers} win`;
}

/** The answer to the one winner; the others came out as the contest says. */
function winnerOf(contest: Contest, outcomes: readonly Outcome[]): Fields {
  const done = outcomes.flatMap((outcome) => outcome.done ?? []);
  const refused = outcomes.flatMap((outcome) => outcome.refused ?? []);
  const winners = done.filter((answer) => (contest.kind === 'first' ? contest.isFirst(answer) : !answer.repeated));
  expect(winners, `refused: ${JSON.stringify(refused[0])}`).toHaveLength(1);
  if (contest.kind !== 'rivals') {
    expect(done).toHaveLength(manyCallers);
    return winners[0] ?? {};
  }
  expect(refused).toHaveLength(manyCallers - 1);
  for (const { extensions } of refused) {
    expect(extensions.code).toBe(contest.code);
    if (contest.field !== undefined) expect(extensions['field']).toBe(contest.field);
    if (contest.tellsRow) expect(extensions['current']).toBeInstanceOf(Object);
  }
  return winners[0] ?? {};
}

async function expectLogged({ pool }: ServedCommands, { done }: Outcome): Promise<void> {
  const { rows } = await pool.query('select from user_logs where subject_id = $1', [done?.commandId]);
  expect(rows).toHaveLength(1);
}
