import type { SpcQuestion, Subject } from './spc-question.ts';

/** A question about a subject as the functions `spc_chart` and `spc_capability` take it. */
export function argumentsOf({ from, to, chart, subgroups, limits }: SpcQuestion, { kind, id }: Subject) {
  const lengthMs = Date.parse(to) - Date.parse(from);
  const size = Number(subgroups);
  return {
    from,
    to,
    chart,
    metricId: kind === 'metric' ? id : null,
    equipmentId: kind === 'metric' ? null : id,
    subgroupSize: Number.isInteger(size) ? size : null,
    bucket: subgroups === undefined || Number.isInteger(size) ? null : subgroups,
    baselineFrom: limits === 'range' ? null : new Date(Date.parse(from) - lengthMs).toISOString(),
    baselineTo: limits === 'range' ? null : from,
  };
}
