import { expect, it } from 'vitest';
import { CommandCaller } from '../support/command-caller.ts';
import { forOneName, forOneRow } from '../support/command-proof.ts';
import type { CommandSuite } from '../support/prove-commands.ts';
import type { ServedCommands } from '../support/served-commands.ts';
import { ShopFloor } from '../support/shop-floor.ts';

let served: ServedCommands;
let floor: ShopFloor;
let elsewhere: ShopFloor;

/** A call for help at a new machine, raised so many minutes ago. */
async function call(minutesAgo = 2, at: ShopFloor = floor): Promise<number> {
  const { rows } = await served.pool.query<{ id: number }>(
    `insert into andon_calls (equipment_id, kind, raised_at)
     values ($1, 'material', now() - $2 * interval '1 minute') returning id::int`,
    [await at.machine(), minutesAgo],
  );
  return rows[0]?.id ?? 0;
}

async function resolved(): Promise<number> {
  const andonCallId = await call();
  const caller = await CommandCaller.of(served, 'resolveAndonCall');
  await caller.give(floor.as('operator'), { andonCallId });
  return andonCallId;
}

/** Escalates what is due so many minutes from now, and tells what of these calls was: others wait for longer. */
async function escalate(minutesAhead: number, calls: readonly number[]): Promise<readonly unknown[]> {
  const { rows } = await served.pool.query<{ call: number; level: number; role: string }>(
    `select andon_call_id::int as call, level, role from escalate_andon_calls(now() + $1 * interval '1 minute') order by 1, 2`,
    [minutesAhead],
  );
  return rows.filter(({ call: id }) => calls.includes(id)).map(({ call: id, level, role }) => [id, level, role]);
}

const operator = { asker: () => floor.as('operator'), contest: forOneRow };
const engineer = { asker: () => floor.as('engineer') };
const foreignCall = {
  input: async () => ({ andonCallId: await call(2, elsewhere) }),
  code: 'not-found',
  field: 'andonCallId',
};
const closedCall = { input: async () => ({ andonCallId: await resolved() }), code: 'conflict', field: 'andonCallId' };

const steps = [
  { afterMinutes: 5, role: 'supervisor' },
  { afterMinutes: 15, role: 'administrator' },
];
let rules = 0;

/** One rule is for a site: the one before makes room. */
async function retireRulesOfSites(): Promise<void> {
  await served.pool.query('update escalation_rules set active = false where site_id is not null');
}

/** A rule that is retired, so that it is in nobody's way. */
async function ruleId(): Promise<number> {
  rules += 1;
  const { rows } = await served.pool.query<{ id: number }>(
    `insert into escalation_rules (enterprise_id, name, active) values ($1, $2, false) returning id`,
    [floor.factory.enterpriseId, `Rule ${rules}`],
  );
  return rows[0]?.id ?? 0;
}

async function setUp(stack: ServedCommands): Promise<void> {
  served = stack;
  floor = await ShopFloor.build(served, 'Andon here');
  elsewhere = await ShopFloor.build(served, 'Andon elsewhere');
  await served.pool.query(
    `with rule as (insert into escalation_rules (enterprise_id, name) values ($1, 'Standard') returning id)
     insert into escalation_steps (escalation_rule_id, level, after_minutes, role)
     select rule.id, step.* from rule, (values (1, 5, 'supervisor'), (2, 15, 'engineer')) step`,
    [floor.factory.enterpriseId],
  );
}

export const andonCalls: CommandSuite = {
  setUp,
  proofs: {
    raiseAndonCall: {
      ...operator,
      selection: 'andonCall { kind status note raised_by response_seconds }',
      good: async () => ({ equipmentId: await floor.machine(), kind: 'quality', note: 'Scratches.' }),
      arrives: async (_input, answer) => {
        await Promise.resolve();
        const { userId } = floor.as('operator');
        const raised = {
          kind: 'quality',
          status: 'open',
          note: 'Scratches.',
          raised_by: userId,
          response_seconds: null,
        };
        expect(answer['andonCall']).toEqual(raised);
      },
      bad: {
        'a kind that there is not': {
          input: async () => ({ equipmentId: await floor.machine(), kind: 'coffee' }),
          code: 'invalid-input',
          field: 'kind',
        },
        "somebody else's machine": {
          input: async () => ({ equipmentId: await elsewhere.machine(), kind: 'help' }),
          code: 'not-found',
          field: 'equipmentId',
        },
        'a viewer': {
          asker: () => floor.as('viewer'),
          input: async () => ({ equipmentId: await floor.machine(), kind: 'help' }),
          code: 'validation-failed',
        },
      },
    },
    acknowledgeAndonCall: {
      ...operator,
      selection: 'andonCall { status acknowledged_by response_seconds escalates_at }',
      good: async () => ({ andonCallId: await call() }),
      arrives: async (_input, answer) => {
        await Promise.resolve();
        const { userId } = floor.as('operator');
        expect(answer['andonCall']).toMatchObject({
          status: 'acknowledged',
          acknowledged_by: userId,
          escalates_at: null,
        });
        const { response_seconds: seconds } = answer['andonCall'] as { readonly response_seconds: number };
        expect(Math.floor(seconds / 60)).toBe(2);
      },
      bad: { "somebody else's call": foreignCall, 'a call that is over': closedCall },
    },
    resolveAndonCall: {
      ...operator,
      selection: 'andonCall { status acknowledged_by resolved_by resolution }',
      good: async () => ({ andonCallId: await call(), resolution: 'Filled up.' }),
      arrives: async (_input, answer) => {
        await Promise.resolve();
        const { userId } = floor.as('operator');
        const over = { status: 'resolved', acknowledged_by: userId, resolved_by: userId, resolution: 'Filled up.' };
        expect(answer['andonCall']).toEqual(over);
      },
      bad: {
        "somebody else's call": foreignCall,
        'a call that is over': closedCall,
        'an older version': {
          input: async () => ({ andonCallId: await call(), version: 9 }),
          code: 'conflict',
          field: 'version',
        },
      },
    },
    cancelAndonCall: {
      ...operator,
      selection: 'andonCall { status resolution }',
      good: async () => ({ andonCallId: await call(), reason: 'Pressed by mistake.' }),
      arrives: async (_input, answer) => {
        await Promise.resolve();
        expect(answer['andonCall']).toEqual({ status: 'cancelled', resolution: 'Pressed by mistake.' });
      },
      bad: { "somebody else's call": foreignCall, 'a call that is over': closedCall },
    },
    escalateAndonCall: {
      ...operator,
      selection: 'andonEscalation { level role escalated_by } andonCall { escalation_level }',
      good: async () => ({ andonCallId: await call(), version: 1 }),
      arrives: async (_input, answer) => {
        await Promise.resolve();
        const { userId } = floor.as('operator');
        expect(answer['andonEscalation']).toEqual({ level: 1, role: 'supervisor', escalated_by: userId });
        expect(answer['andonCall']).toEqual({ escalation_level: 1 });
      },
      bad: {
        "somebody else's call": foreignCall,
        'a call that is over': closedCall,
        'a role that there is not': {
          input: async () => ({ andonCallId: await call(), role: 'viewer' }),
          code: 'invalid-input',
          field: 'role',
        },
      },
    },
    createEscalationRule: {
      ...engineer,
      selection: 'escalationRule { name until_status steps(order_by: { level: asc }) { level role } }',
      good: async () => {
        await retireRulesOfSites();
        rules += 1;
        return { name: `Rule ${rules}`, siteId: floor.factory.siteId, untilStatus: 'resolved', steps };
      },
      arrives: async ({ name }, answer) => {
        await Promise.resolve();
        expect(answer['escalationRule']).toEqual({
          name,
          until_status: 'resolved',
          steps: [
            { level: 1, role: 'supervisor' },
            { level: 2, role: 'administrator' },
          ],
        });
      },
      contest: forOneName('name'),
      bad: {
        'steps that are not in order': {
          input: () => ({
            name: 'Odd',
            andonKind: 'safety',
            steps: [...steps, { afterMinutes: 10, role: 'engineer' }],
          }),
          code: 'invalid-input',
          field: 'steps.2.afterMinutes',
        },
        'no step': { input: () => ({ name: 'None', steps: [] }), code: 'invalid-input', field: 'steps' },
        'a second rule for everything': { input: () => ({ name: 'Second', steps }), code: 'conflict' },
        "somebody else's site": {
          input: () => ({ name: 'Theirs', siteId: elsewhere.factory.siteId, steps }),
          code: 'not-found',
          field: 'siteId',
        },
        'an operator': {
          asker: () => floor.as('operator'),
          input: () => ({ name: 'Mine', steps }),
          code: 'validation-failed',
        },
      },
    },
    changeEscalationRule: {
      ...engineer,
      selection: 'escalationRule { version steps_aggregate { aggregate { count } } }',
      contest: forOneRow,
      good: async () => ({ escalationRuleId: await ruleId(), steps, version: 1 }),
      arrives: async (_input, answer) => {
        await Promise.resolve();
        expect(answer['escalationRule']).toEqual({ version: 2, steps_aggregate: { aggregate: { count: 2 } } });
      },
      bad: {
        'nothing to change': { input: async () => ({ escalationRuleId: await ruleId() }), code: 'invalid-input' },
        'a rule that is not there': {
          input: () => ({ escalationRuleId: 999_999, active: false }),
          code: 'not-found',
          field: 'escalationRuleId',
        },
      },
    },
  },
  further: () => {
    it('a call that waits is escalated step by step, once each, until somebody answers', async () => {
      await retireRulesOfSites();
      const [waiting, answered] = [await call(), await call()];
      const calls = [waiting, answered];
      expect(await escalate(2, calls)).toEqual([]);
      expect(await escalate(4, calls)).toEqual([
        [waiting, 1, 'supervisor'],
        [answered, 1, 'supervisor'],
      ]);
      expect(await escalate(4, calls)).toEqual([]);
      const caller = await CommandCaller.of(served, 'acknowledgeAndonCall');
      await caller.give(floor.as('supervisor'), { andonCallId: answered });
      expect(await escalate(60, calls)).toEqual([[waiting, 2, 'engineer']]);
      expect(await escalate(600, calls)).toEqual([]);
    });
  },
};
