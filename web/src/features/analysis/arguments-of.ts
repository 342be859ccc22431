import type { AnalysisQuestion } from './analysis-question.ts';

/** A question as the functions take it. */
export function argumentsOf({ from, to, equipmentIds, by, bucket }: AnalysisQuestion) {
  return { from, to, equipmentIds: equipmentIds === null ? null : [...equipmentIds], by, bucket };
}
