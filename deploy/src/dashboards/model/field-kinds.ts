import {
  FieldColorModeId,
  MappingType,
  ThresholdsMode,
  type ThresholdsConfig,
  type ValueMapping,
} from '@grafana/schema';

/** A property of a field, as panels override it. */
export interface FieldProperty {
  readonly id: string;
  readonly value: unknown;
}

export type FieldKind =
  | 'oee'
  | 'ratio'
  | 'coverage'
  | 'seconds'
  | 'age'
  | 'units'
  | 'rate'
  | 'bytes'
  | 'truth'
  | 'state'
  | 'capability'
  | 'failures'
  | 'hidden';

/** What columns of a title are, on every dashboard the same. Other columns are text or plain numbers. */
export const fieldKinds: Readonly<Record<string, FieldKind>> = {
  OEE: 'oee',
  Availability: 'ratio',
  Performance: 'ratio',
  Quality: 'ratio',
  Coverage: 'coverage',
  'Coverage of the shift': 'coverage',
  Good: 'ratio',
  Complete: 'ratio',
  Share: 'ratio',
  'Share so far': 'ratio',
  'Share of scrap': 'ratio',
  Lowers: 'ratio',
  'Below specification': 'ratio',
  'Above specification': 'ratio',
  For: 'seconds',
  Time: 'seconds',
  Mean: 'seconds',
  Longest: 'seconds',
  Lasted: 'seconds',
  Median: 'seconds',
  '90 %': 'seconds',
  'Open for': 'seconds',
  'Seen after': 'seconds',
  'Answered after': 'seconds',
  'Done after': 'seconds',
  'Ends in': 'seconds',
  'Begins in': 'seconds',
  Every: 'seconds',
  Overdue: 'seconds',
  Lag: 'seconds',
  MTBF: 'seconds',
  MTTR: 'seconds',
  Downtime: 'seconds',
  'Planned production': 'seconds',
  'Breaks and planned stops': 'seconds',
  'No data': 'seconds',
  'Micro stops': 'seconds',
  'Run time': 'seconds',
  Scheduled: 'seconds',
  'Without a reason': 'seconds',
  'With a reason': 'seconds',
  'Micro stop below': 'seconds',
  'Stale after': 'seconds',
  'Expected every': 'seconds',
  'Stuck after': 'seconds',
  'Clock ahead by': 'seconds',
  'Mean cycle time': 'seconds',
  'Data is old': 'age',
  'Seen ago': 'age',
  Behind: 'age',
  'Newest sample': 'age',
  'Figures are behind': 'age',
  'Good units': 'units',
  Scrap: 'units',
  Units: 'units',
  Rows: 'units',
  'Ideal rate': 'rate',
  'Highest believed rate': 'rate',
  Size: 'bytes',
  Database: 'bytes',
  Online: 'truth',
  Active: 'truth',
  Planned: 'truth',
  Offered: 'truth',
  Stale: 'truth',
  'Limits its line': 'truth',
  'Takes messages': 'truth',
  'Still stands': 'truth',
  'Still open': 'truth',
  'Still runs': 'truth',
  'Taken back': 'truth',
  State: 'state',
  Cp: 'capability',
  Cpk: 'capability',
  Pp: 'capability',
  Ppk: 'capability',
  Failures: 'failures',
  Gaps: 'failures',
  'Jobs overdue': 'failures',
  'Edge nodes offline': 'failures',
  'Rebirths unanswered': 'failures',
  Number: 'hidden',
};

/** Colours from the lowest value on. */
export function thresholds(
  lowest: string,
  ...steps: readonly (readonly [from: number, color: string])[]
): ThresholdsConfig {
  return {
    mode: ThresholdsMode.Absolute,
    steps: [{ value: null, color: lowest }, ...steps.map(([value, color]) => ({ value, color }))],
  };
}

/** 0.85 is what the field calls world class, 0.6 what is usual. */
const oeeColors = thresholds('red', [0.6, 'orange'], [0.85, 'green']);
const coverageColors = thresholds('red', [0.9, 'orange'], [0.99, 'green']);
/** 1.33 is the usual demand, below 1 the process is wider than its specification. */
const capabilityColors = thresholds('red', [1, 'orange'], [1.33, 'green']);
const ageColors = thresholds('green', [120, 'orange'], [900, 'red']);
const failureColors = thresholds('green', [1, 'red']);

/** The states of PackML by their colours on the screens: makes, waits, stands. */
const stateColors: Readonly<Record<string, string>> = {
  Execute: 'green',
  Completing: 'green',
  Complete: 'light-green',
  Starting: 'light-green',
  Idle: 'blue',
  Resetting: 'light-blue',
  Suspended: 'orange',
  Suspending: 'light-orange',
  Unsuspending: 'light-orange',
  Held: 'yellow',
  Holding: 'light-yellow',
  Unholding: 'light-yellow',
  Stopped: 'red',
  Stopping: 'light-red',
  Aborted: 'dark-red',
  Aborting: 'dark-red',
  Clearing: 'purple',
  'No data': 'gray',
};

/** Names of states by their colours. */
export const stateMappings: readonly ValueMapping[] = [
  {
    type: MappingType.ValueToText,
    options: Object.fromEntries(
      Object.entries(stateColors).map(([state, color], index) => [state, { color, index, text: state }]),
    ),
  },
];
const truthMappings: readonly ValueMapping[] = [
  { type: MappingType.ValueToText, options: { true: { text: 'Yes' }, false: { text: 'No' } } },
];

const unit = (value: string, decimals: number): readonly FieldProperty[] => [
  { id: 'unit', value },
  { id: 'decimals', value: decimals },
];
const mappings = (value: readonly ValueMapping[]): readonly FieldProperty[] => [{ id: 'mappings', value }];
const colored: readonly FieldProperty[] = [{ id: 'custom.cellOptions', value: { type: 'color-text' } }];
const byThresholds = (value: ThresholdsConfig): readonly FieldProperty[] => [
  { id: 'thresholds', value },
  { id: 'color', value: { mode: FieldColorModeId.Thresholds } },
  ...colored,
];

/** Units of a kind, which hold in every panel. */
export function unitOf(kind: FieldKind): readonly FieldProperty[] {
  switch (kind) {
    case 'oee':
    case 'ratio':
    case 'coverage':
      return unit('percentunit', 1);
    case 'seconds':
    case 'age':
      return unit('s', 0);
    case 'units':
      return unit('locale', 0);
    case 'rate':
      return unit('suffix: /min', 1);
    case 'bytes':
      return unit('bytes', 1);
    case 'capability':
      return unit('none', 2);
    case 'truth':
      return mappings(truthMappings);
    case 'state':
      return mappings(stateMappings);
    case 'failures':
    case 'hidden':
      return [];
  }
}

/** How a kind stands out among the cells of a table or single figures; lines have the colours of their series. */
export function emphasisOf(kind: FieldKind): readonly FieldProperty[] {
  switch (kind) {
    case 'oee':
      return byThresholds(oeeColors);
    case 'coverage':
      return byThresholds(coverageColors);
    case 'age':
      return byThresholds(ageColors);
    case 'capability':
      return byThresholds(capabilityColors);
    case 'failures':
      return byThresholds(failureColors);
    case 'state':
      return colored;
    case 'hidden':
      return [{ id: 'custom.hideFrom', value: { viz: true, legend: true, tooltip: true } }];
    case 'ratio':
    case 'seconds':
    case 'units':
    case 'rate':
    case 'bytes':
    case 'truth':
      return [];
  }
}
