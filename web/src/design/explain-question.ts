/** Which figure of whom over which range is to be explained; as the functions `oee` and `explain_oee` take it. */
export interface ExplainQuestion {
  /** A column of `oee`, such as `oee` or `run_seconds`. */
  readonly figure: string;
  readonly groupBy: string;
  readonly groupKey: number;
  /** Instants in ISO 8601. */
  readonly from: string;
  readonly to: string;
  /** Null: all that the session sees. */
  readonly equipmentIds: readonly number[] | null;
  /** Set when the figure is one bucket of the range: the one that starts at `startedAt`. */
  readonly bucket: string | null;
  readonly startedAt: string | null;
}

/** The parameter of an address that opens the explanation, upon whatever page. */
export const explainParameter = 'explain';

const border = '~';

/** A question as a word of an address. */
export function writeExplainQuestion(question: ExplainQuestion): string {
  const { figure, groupBy, groupKey, from, to, equipmentIds, bucket, startedAt } = question;
  return [figure, groupBy, groupKey, from, to, equipmentIds?.join('.') ?? '', bucket ?? '', startedAt ?? ''].join(
    border,
  );
}

/** The question in an address; undefined when there is none, or it is torn. */
export function readExplainQuestion(word: string | null): ExplainQuestion | undefined {
  const [figure, groupBy, groupKey, from, to, ids = '', bucket = '', startedAt = ''] = word?.split(border) ?? [];
  if (!figure || !groupBy || !groupKey || !from || !to) return undefined;
  return {
    figure,
    groupBy,
    groupKey: Number(groupKey),
    from,
    to,
    equipmentIds: ids === '' ? null : ids.split('.').map(Number),
    bucket: bucket === '' ? null : bucket,
    startedAt: startedAt === '' ? null : startedAt,
  };
}
