import { z } from 'zod';
import { instant, optional, rowId } from './fields.ts';

const mostRecipients = 200;
const mostSeconds = 366 * 86_400;
const channelRule = 'Choose one or more of webhook, email and in_app.';
const secondsRule = `Give a number of seconds from 0 to ${mostSeconds}.`;
const repeatRule = `Give a number of seconds from 60 to ${mostSeconds}.`;
const daysRule = 'Choose days of the week, 1 being Monday and 7 being Sunday.';
const timeRule = 'Give a local time such as 06:00.';
const rulesRule = 'Choose rules from 1 to 8.';
const chartRule = 'Choose i_mr, xbar_r or xbar_s, or for counts p, np, c or u.';

const name = z
  .string('Give the rule a name.')
  .trim()
  .min(1, 'Give the rule a name.')
  .max(200, 'A name has at most 200 characters.');
const rules = z.array(z.number(rulesRule).int(rulesRule).min(1, rulesRule).max(8, rulesRule));
const localTime = z.string(timeRule).regex(/^([01]\d|2[0-3]):[0-5]\d$/, timeRule);

const recipients = z.object({
  userIds: z.array(z.uuid('Choose users of the list.')).max(mostRecipients).nullish(),
  roles: z
    .array(
      z.enum(['viewer', 'operator', 'supervisor', 'engineer', 'planner', 'administrator'], 'Choose a role of users.'),
    )
    .nullish(),
  emails: z.array(z.email('Give an e-mail address such as name@example.org.')).max(mostRecipients).nullish(),
});

const chart = z
  .object({
    chart: z.enum(['i_mr', 'xbar_r', 'xbar_s', 'p', 'np', 'c', 'u'], chartRule),
    metricId: rowId('a metric').nullish(),
    equipmentId: rowId('equipment').nullish(),
    subgroupSize: z
      .number()
      .int()
      .min(2, 'A subgroup has 2 to 25 measurements.')
      .max(25, 'A subgroup has 2 to 25 measurements.')
      .nullish(),
    bucket: z.enum(['minute', 'hour', 'day'], 'Choose minute, hour or day.').nullish(),
    centerLine: z.number('Give a number.').nullish(),
    sigma: z.number('Give a number above 0.').positive('Give a number above 0.').nullish(),
    baselineFrom: instant('the start of the baseline').nullish(),
    baselineTo: instant('the end of the baseline').nullish(),
    nelsonRules: rules.nullish(),
    westernElectricRules: rules.nullish(),
  })
  .refine(({ centerLine, baselineFrom, baselineTo }) => (centerLine ?? null) !== null || (baselineFrom && baselineTo), {
    path: ['centerLine'],
    message: 'Give centerLine and sigma, or a baseline to work them out of.',
  });

const url = z
  .url({ protocol: /^https?$/, error: 'Give a URL such as https://example.org/hook.' })
  .max(2_000, 'A URL has at most 2000 characters.');

/** What creating a rule and changing it have in common; of a change all is optional. */
export const alertRuleFields = {
  name,
  channels: z.array(z.enum(['webhook', 'email', 'in_app'], channelRule), channelRule).min(1, channelRule),
  active: optional(z.boolean()),
  siteId: rowId('a site').nullish(),
  equipmentId: rowId('equipment').nullish(),
  downtimeReasonId: rowId('a reason').nullish(),
  thresholdSeconds: optional(z.number(secondsRule).min(0, secondsRule).max(mostSeconds, secondsRule)),
  webhookUrl: url.nullish(),
  recipients: optional(recipients),
  repeatSeconds: z.number(repeatRule).min(60, repeatRule).max(mostSeconds, repeatRule).nullish(),
  tellsEnd: optional(z.boolean()),
  effectiveDays: optional(z.array(z.number(daysRule).int(daysRule).min(1, daysRule).max(7, daysRule)).min(1, daysRule)),
  effectiveFrom: localTime.nullish(),
  effectiveTo: localTime.nullish(),
  chart: chart.nullish(),
};
