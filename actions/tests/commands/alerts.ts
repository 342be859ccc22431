import { expect } from 'vitest';
import { forOneName, forOneRow, noContest, toRemove } from '../support/command-proof.ts';
import { insertRow, newName } from '../support/configured-row.ts';
import type { CommandSuite } from '../support/prove-commands.ts';
import { readRows } from '../support/read-rows.ts';
import type { ServedCommands } from '../support/served-commands.ts';
import { ShopFloor } from '../support/shop-floor.ts';

type Fields = Readonly<Record<string, unknown>>;

let served: ServedCommands;
let floor: ShopFloor;
let elsewhere: ShopFloor;

const engineer = { asker: () => floor.as('engineer') };
const operator = { asker: () => floor.as('operator') };
const inApp = { channels: ['in_app'], recipients: { roles: ['supervisor'] } };

/** A chart of what a machine of the shop floor makes. */
const chart = async (): Promise<Fields> => ({
  chart: 'c',
  equipmentId: await floor.machine(),
  bucket: 'hour',
  centerLine: 1,
  sigma: 1,
});

const rule = async ({ factory }: ShopFloor = floor): Promise<number> => {
  const id = await insertRow(
    served.pool,
    `insert into alert_rules (enterprise_id, name, kind, threshold_seconds, channels) values ($1, $2, 'stop_too_long', 3600, '{in_app}')`,
    factory.enterpriseId,
    newName('Rule'),
  );
  await served.pool.query(`insert into alert_rule_recipients (alert_rule_id, role) values ($1, 'engineer')`, [id]);
  return id;
};

/** An alert of a rule, which goes on. */
const alert = async (place: ShopFloor = floor): Promise<number> =>
  insertRow(
    served.pool,
    `insert into alerts (enterprise_id, alert_rule_id, rule_name, kind, subject, equipment_id, title, detail, since)
     values ($1, $2, 'Long', 'stop_too_long', 'stop', $3, 'It stands still', 'It does.', now())`,
    place.factory.enterpriseId,
    await rule(place),
    await place.machine(),
  );

/** A notification that nobody has read, of the user of a shop floor. */
const notification = async (place: ShopFloor = floor): Promise<number> =>
  insertRow(
    served.pool,
    `insert into notifications (enterprise_id, user_id, alert_id, occasion, title, body) values ($1, $2, $3, 'opened', 'Still', 'It is.')`,
    place.factory.enterpriseId,
    place.as('operator').userId,
    await alert(place),
  );

const subscription = async (): Promise<readonly Fields[]> =>
  readRows(served, 'select channels from report_subscriptions where user_id = $1 and site_id = $2', [
    floor.as('operator').userId,
    floor.factory.siteId,
  ]);

async function setUp(stack: ServedCommands): Promise<void> {
  served = stack;
  floor = await ShopFloor.build(stack, 'Alerts here');
  elsewhere = await ShopFloor.build(stack, 'Alerts elsewhere');
}

export const alerts: CommandSuite = {
  setUp,
  proofs: {
    acknowledgeAlert: {
      ...operator,
      selection: 'alert { acknowledged_by acknowledgement version }',
      good: async () => ({ alertId: await alert(), note: 'On my way.' }),
      arrives: (_input, answer) =>
        expect(answer['alert']).toEqual({
          acknowledged_by: floor.as('operator').userId,
          acknowledgement: 'On my way.',
          version: 2,
        }),
      contest: forOneRow,
      bad: {
        "somebody else's alert": {
          input: async () => ({ alertId: await alert(elsewhere) }),
          code: 'not-found',
          field: 'alertId',
        },
        'an older version': {
          input: async () => ({ alertId: await alert(), version: 7 }),
          code: 'conflict',
          field: 'version',
        },
        'a viewer': {
          asker: () => floor.as('viewer'),
          input: async () => ({ alertId: await alert() }),
          code: 'validation-failed',
        },
      },
    },
    markNotificationsRead: {
      ...operator,
      selection: 'marked',
      good: async () => ({ notificationIds: [await notification()] }),
      arrives: async ({ notificationIds }, answer) => {
        expect(answer['marked']).toBe(1);
        expect(
          await readRows(served, 'select from notifications where id = any ($1) and read_at is null', [
            notificationIds,
          ]),
        ).toEqual([]);
      },
      contest: { kind: 'first', isFirst: ({ marked }) => marked === 1 },
      bad: {
        "somebody else's notification": {
          input: async () => ({ notificationIds: [await notification(), await notification(elsewhere)] }),
          code: 'not-found',
          field: 'notificationIds',
        },
      },
    },
    createAlertRule: {
      ...engineer,
      selection: 'alertRule { name kind threshold_seconds channels recipients { role } }',
      good: () => ({
        name: newName('Rule'),
        kind: 'stop_too_long',
        thresholdSeconds: 600,
        ...inApp,
        // As forms send what is left empty.
        effectiveDays: null,
        effectiveFrom: null,
        chart: null,
        recipients: { roles: ['supervisor'], userIds: [], emails: null },
      }),
      naming: async () => ({ ...inApp, name: newName('Rule'), kind: 'spc_rule_broken', chart: await chart() }),
      arrives: ({ name }, answer) =>
        expect(answer['alertRule']).toEqual({
          name,
          kind: 'stop_too_long',
          threshold_seconds: 600,
          channels: ['in_app'],
          recipients: [{ role: 'supervisor' }],
        }),
      contest: forOneName('name'),
      bad: {
        'a webhook without its URL': {
          input: () => ({ name: newName('Rule'), kind: 'stop_too_long', channels: ['webhook'] }),
          code: 'invalid-input',
          field: 'channels',
        },
        'nobody to tell': {
          input: () => ({ name: newName('Rule'), kind: 'stop_too_long', channels: ['email'] }),
          code: 'invalid-input',
          field: 'recipients',
        },
        'a chart of another kind of rule': {
          input: async () => ({
            ...inApp,
            name: newName('Rule'),
            kind: 'stop_too_long',
            chart: await chart(),
          }),
          code: 'invalid-input',
          field: 'chart',
        },
        'a kind that there is not': {
          input: () => ({ name: newName('Rule'), kind: 'coffee', ...inApp }),
          code: 'invalid-input',
          field: 'kind',
        },
        "somebody else's machine": {
          input: async () => ({
            name: newName('Rule'),
            kind: 'source_stale',
            equipmentId: await elsewhere.machine(),
            ...inApp,
          }),
          code: 'not-found',
          field: 'equipmentId',
        },
        "somebody else's user": {
          input: () => ({
            ...inApp,
            name: newName('Rule'),
            kind: 'stop_too_long',
            recipients: { userIds: [elsewhere.as('operator').userId] },
          }),
          code: 'not-found',
          field: 'recipients.userIds',
        },
        'an operator': {
          asker: () => floor.as('operator'),
          input: () => ({ name: newName('Rule'), kind: 'stop_too_long', ...inApp }),
          code: 'validation-failed',
        },
      },
    },
    changeAlertRule: {
      ...engineer,
      selection: 'alertRule { threshold_seconds active version recipients { email } }',
      good: async () => ({
        alertRuleId: await rule(),
        thresholdSeconds: 60,
        active: false,
        recipients: { emails: ['fitter@example.org'] },
        version: 1,
      }),
      naming: async () => ({ alertRuleId: await rule(), chart: await chart() }),
      arrives: (_input, answer) =>
        expect(answer['alertRule']).toEqual({
          threshold_seconds: 60,
          active: false,
          version: 2,
          recipients: [{ email: 'fitter@example.org' }],
        }),
      contest: forOneRow,
      bad: {
        'nothing to change': { input: async () => ({ alertRuleId: await rule() }), code: 'invalid-input' },
        'an address that is none': {
          input: async () => ({ alertRuleId: await rule(), recipients: { emails: ['fitter'] } }),
          code: 'invalid-input',
          field: 'recipients.emails.0',
        },
        'a name that is taken': {
          input: async () => {
            const taken = newName('Rule');
            await served.pool.query('update alert_rules set name = $1 where id = $2', [taken, await rule()]);
            return { alertRuleId: await rule(), name: taken };
          },
          code: 'conflict',
          field: 'name',
        },
        "somebody else's rule": {
          input: async () => ({ alertRuleId: await rule(elsewhere), active: false }),
          code: 'not-found',
          field: 'alertRuleId',
        },
      },
    },
    removeAlertRule: {
      ...engineer,
      selection: 'alertRuleId',
      good: async () => ({ alertRuleId: await rule(), version: 1 }),
      arrives: async ({ alertRuleId }) =>
        expect(await readRows(served, 'select from alert_rules where id = $1', [alertRuleId])).toEqual([]),
      contest: toRemove('alertRuleId'),
      bad: {
        'an older version': {
          input: async () => ({ alertRuleId: await rule(), version: 7 }),
          code: 'conflict',
          field: 'version',
        },
        "somebody else's rule": {
          input: async () => ({ alertRuleId: await rule(elsewhere) }),
          code: 'not-found',
          field: 'alertRuleId',
        },
      },
    },
    subscribeToReports: {
      ...operator,
      good: async () => {
        await served.pool.query('delete from report_subscriptions where user_id = $1', [floor.as('operator').userId]);
        return { siteId: floor.factory.siteId, channels: ['email', 'in_app'] };
      },
      arrives: async () => expect(await subscription()).toEqual([{ channels: ['email', 'in_app'] }]),
      contest: noContest('everybody says it for themselves'),
      bad: {
        "somebody else's site": {
          input: () => ({ siteId: elsewhere.factory.siteId, channels: ['email'] }),
          code: 'not-found',
          field: 'siteId',
        },
        'a channel that there is not': {
          input: () => ({ siteId: floor.factory.siteId, channels: ['pigeon'] }),
          code: 'invalid-input',
          field: 'channels.0',
        },
      },
    },
  },
};
