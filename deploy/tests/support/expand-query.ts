/** The range that a dashboard looks at. */
export interface TimeRange {
  readonly from: Date;
  readonly to: Date;
}

/** What somebody has chosen: one value, or several of a variable that takes several. */
export type Choices = Readonly<Record<string, string | readonly string[]>>;

/** Seconds of Grafana's names of intervals. */
const seconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 };
const interval = '5m';

/**
 * A question as Grafana's PostgreSQL plugin sends it: variables first, as the browser puts them in, then macros, as its server
 * does. @throws when a variable or a macro is unknown.
 */
export function expandQuery(sql: string, choices: Choices, range: TimeRange): string {
  return expandMacros(expandVariables(sql, choices), range);
}

/** A variable of several values is a list of quoted ones; a single value is put in as it is, with its quotes doubled. */
function expandVariables(sql: string, choices: Choices): string {
  return sql.replaceAll(/\$(?:\{(\w+)\}|(\w+))/g, (all, braced?: string, bare?: string) => {
    const name = braced ?? bare ?? '';
    if (name.startsWith('__')) return all;
    const chosen = choices[name];
    if (chosen === undefined) throw new Error(`There is no variable $${name}.`);
    const doubled = (value: string): string => value.replaceAll("'", "''");
    return typeof chosen === 'string' ? doubled(chosen) : chosen.map((value) => `'${doubled(value)}'`).join(',');
  });
}

/** The macros end at the first closing parenthesis, as the plugin's expression has it. */
function expandMacros(sql: string, { from, to }: TimeRange): string {
  const [first, last] = [`'${from.toISOString()}'`, `'${to.toISOString()}'`];
  return sql.replaceAll('$__interval', interval).replaceAll(/\$(\w+)\(([^)]*)\)/g, (_, name: string, given: string) => {
    const [argument = '', every = ''] = given.split(',').map((part) => part.trim());
    switch (name) {
      case '__timeFrom':
        return first;
      case '__timeTo':
        return last;
      case '__timeFilter':
        return `${argument} BETWEEN ${first} AND ${last}`;
      case '__timeGroupAlias':
        // With TimescaleDB switched on, as datasources.yaml has it.
        return `time_bucket('${secondsOf(every).toFixed(3)}s',${argument}) AS "time"`;
      default:
        throw new Error(`There is no macro $${name}.`);
    }
  });
}

function secondsOf(name: string): number {
  const [, count = '', unit = ''] = /^(\d+)([smhd])$/.exec(name.replaceAll("'", '')) ?? [];
  const factor = seconds[unit];
  if (factor === undefined) throw new Error(`"${name}" is no interval.`);
  return Number(count) * factor;
}
