import type { ExplainQuestion } from '../../design/explain-question.ts';
import type { OeeRowFragment } from '../../design/oee-row/oee-row.generated.ts';
import type { AnalysisQuestion } from './analysis-question.ts';

/** The question that explains a figure of a row. */
export function explainRow(row: OeeRowFragment, figure: string, question: AnalysisQuestion): ExplainQuestion {
  return {
    figure,
    groupBy: question.by,
    groupKey: row.group_key,
    from: question.from,
    to: question.to,
    equipmentIds: question.equipmentIds,
    bucket: question.bucket,
    startedAt: question.bucket === null ? null : row.started_at,
  };
}
