import { z } from 'zod';
import { instant, rowId, version } from './fields.ts';

const longestName = 200;
const mostUnits = 1e12;

/** What an MES calls something. */
export function mesName(what: string) {
  const rule = `Give ${what}, in at most ${longestName} characters.`;
  return z.string(rule).trim().min(1, rule).max(longestName, rule);
}

/** A number above 0. */
export function positive(what: string) {
  const rule = `Give ${what} as a number above 0.`;
  return z.number(rule).positive(rule).max(mostUnits, rule);
}

function units(what: string, least: number) {
  const rule = `Give ${what} as a number${least === 0 ? ' from 0' : ''}.`;
  return z.number(rule).min(least, rule).max(mostUnits, rule).nullish();
}

/** Which run, and what it has made: deltas since its last word, which may take some back, or totals. */
export const operationReport = z.object({
  operationRunId: rowId('an operation run').nullish(),
  workOrder: mesName('the work order').nullish(),
  operation: mesName('the operation').nullish(),
  resource: mesName('the resource').nullish(),
  goodDelta: units('the good units', -mostUnits),
  scrapDelta: units('the scrapped units', -mostUnits),
  goodTotal: units('all good units', 0),
  scrapTotal: units('all scrapped units', 0),
  at: instant('the time').nullish(),
  version,
});
