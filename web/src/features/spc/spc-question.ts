import { readWord } from '../../design/address/read-word.ts';
import { readRange, type Range } from '../../design/range/range.ts';

/** What a chart can be of: a metric, the cycle time of equipment, or what it produced and scrapped. */
export const subjectKinds = ['metric', 'cycle', 'counts'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/** The charts of each kind of subject; the words of the function `spc_chart`. */
export const charts = {
  variables: ['i_mr', 'xbar_r', 'xbar_s', 'ewma'],
  counts: ['p', 'np', 'c', 'u'],
} as const;
export type ChartName = (typeof charts)['variables'][number] | (typeof charts)['counts'][number];

export const ruleSets = ['nelson', 'western_electric'] as const;
export type RuleSet = (typeof ruleSets)[number];

/** What makes a subgroup: so many measurements in a row, or those of a bucket. */
export const subgroupSizes = ['2', '3', '4', '5', '8', '10'] as const;
export const subgroupBuckets = ['quarter_hour', 'hour', 'shift', 'day'] as const;

/** Where the limits come from: what is shown, or as much time before it. */
export const limitSources = ['range', 'before'] as const;
export type LimitSource = (typeof limitSources)[number];

export const spcRanges = ['1h', '8h', '24h', '7d', '30d'] as const;

/** The subject of a chart: `id` is that of a metric, else of equipment. */
export interface Subject {
  readonly kind: SubjectKind;
  readonly id: number;
}

/** A control chart as its address has it, so that it can be shared. */
export interface SpcQuestion extends Range {
  /** Null: the first that there is. */
  readonly subject: Subject | null;
  readonly chart: ChartName;
  /** A size or a bucket; undefined for charts without subgroups. */
  readonly subgroups: string | undefined;
  readonly ruleSet: RuleSet;
  readonly limits: LimitSource;
  /** Only points that break this rule are marked; null: all of the set. */
  readonly rule: number | null;
  /** What the process should keep to; null: not told. */
  readonly lowerSpecification: number | null;
  readonly upperSpecification: number | null;
}

/** Reads the address; whatever is missing or odd there is as usual. `nowMs` ends the last hours and days. */
export function readSpcQuestion(search: URLSearchParams, nowMs: number): SpcQuestion {
  const subject = readSubject(search.get('of'));
  const known: readonly ChartName[] = chartsOf(subject?.kind ?? 'metric');
  const chart = readWord(known, search.get('chart')) ?? known[0] ?? 'i_mr';
  return {
    ...readRange(search, nowMs, '24h'),
    subject,
    chart,
    subgroups: subgroupsOf(chart, search.get('subgroups')),
    ruleSet: readWord(ruleSets, search.get('rules')) ?? 'nelson',
    limits: readWord(limitSources, search.get('limits')) ?? 'range',
    rule: readNumber(search.get('rule')),
    lowerSpecification: readNumber(search.get('lower')),
    upperSpecification: readNumber(search.get('upper')),
  };
}

export function chartsOf(kind: SubjectKind): readonly ChartName[] {
  return kind === 'counts' ? charts.counts : charts.variables;
}

/** What may be a subgroup of a chart; nothing where each value stands for itself. */
export function subgroupChoices(chart: ChartName): readonly string[] {
  switch (chart) {
    case 'i_mr':
      return [];
    case 'xbar_r':
    case 'xbar_s':
      return [...subgroupSizes, ...subgroupBuckets];
    case 'ewma':
      return ['1', ...subgroupSizes, ...subgroupBuckets];
    default:
      return subgroupBuckets;
  }
}

/** A subject as a word of an address. */
export function writeSubject({ kind, id }: Subject): string {
  return `${kind}.${id}`;
}

export function readSubject(word: string | null): Subject | null {
  const [kindWord = '', idWord = ''] = word?.split('.') ?? [];
  const kind = readWord(subjectKinds, kindWord);
  const id = Number(idWord);
  return kind === undefined || idWord === '' || !Number.isInteger(id) ? null : { kind, id };
}

function subgroupsOf(chart: ChartName, word: string | null): string | undefined {
  const choices = subgroupChoices(chart);
  const usual = chart === 'ewma' ? '1' : charts.counts.some((each) => each === chart) ? 'hour' : '5';
  return choices.length === 0 ? undefined : (readWord(choices, word) ?? usual);
}

function readNumber(text: string | null): number | null {
  return text === null || text === '' || !Number.isFinite(Number(text)) ? null : Number(text);
}
