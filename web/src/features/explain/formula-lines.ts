import type { OeeRowFragment } from '../../design/oee-row/oee-row.generated.ts';
import type { Explain_FormulaQuery } from './explain.generated.ts';

type Rules = Pick<Explain_FormulaQuery, 'oee_ratios' | 'oee_terms'>;

/** A piece of a formula: a figure of `oee` or a part of one, with its value; null where it has none of its own. */
export interface FormulaTerm {
  readonly kind: 'figure' | 'part';
  readonly name: string;
  readonly value: number | null;
  /** Before it: plus or minus. */
  readonly factor: number;
}

/** `result = …`: a ratio of two figures, what a ratio is short of one, or a sum of parts. */
export interface FormulaLine {
  readonly kind: 'ratio' | 'one minus ratio' | 'sum';
  readonly figure: string;
  readonly value: number | null;
  readonly terms: readonly FormulaTerm[];
}

/** How a figure is made, down to the parts whose rows can be seen; the rules are the database's. */
export function formulaLines(figure: string, row: OeeRowFragment, rules: Rules): readonly FormulaLine[] {
  const divided = rules.oee_ratios.filter(({ ratio }) => ratio === figure).map((each) => each.figure);
  if (divided.length === 0) return [sumLine(figure, row, rules)];
  const ratio: FormulaLine = {
    // Coverage says how much is known, its rows what isn't.
    kind: figure === 'coverage' ? 'one minus ratio' : 'ratio',
    figure,
    value: valueOf(row, figure),
    terms: divided.map((name) => ({ kind: 'figure', name, value: valueOf(row, name), factor: 1 })),
  };
  return [ratio, ...divided.map((name) => sumLine(name, row, rules))];
}

function sumLine(figure: string, row: OeeRowFragment, rules: Rules): FormulaLine {
  const terms = rules.oee_terms
    .filter((term) => term.figure === figure)
    .map(({ part, factor }): FormulaTerm => ({ kind: 'part', name: part, value: partOf(row, part), factor }));
  return { kind: 'sum', figure, value: valueOf(row, figure), terms };
}

/** Of a row's column; a bare name is one of seconds or of units. */
function valueOf(row: OeeRowFragment, name: string): number | null {
  const value = (row as unknown as Readonly<Record<string, unknown>>)[name];
  return typeof value === 'number' ? value : null;
}

/** What a part is in a row. Two depend on a setting, which the row says unless its equipment differs. */
function partOf(row: OeeRowFragment, part: string): number | null {
  if (part === 'no_data_left_out') return bySetting(row.no_data_counts_as, 'excluded', row.no_data_seconds);
  if (part === 'micro_stop_as_downtime') {
    return bySetting(row.micro_stop_counts_as, 'availability', row.micro_stop_seconds);
  }
  const name = part.endsWith('_once') ? part.replace('_once', '_count') : part;
  return valueOf(row, name) ?? valueOf(row, `${name}_seconds`) ?? valueOf(row, `${name}_units`);
}

function bySetting(setting: string | null, counted: string, value: number): number | null {
  if (setting === null) return null;
  return setting === counted ? value : 0;
}
