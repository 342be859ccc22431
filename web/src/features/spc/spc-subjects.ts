import { equipmentLabel } from '../../design/equipment-label.ts';
import type { Spc_SubjectsQuery } from './spc.generated.ts';
import { writeSubject, type Subject } from './spc-question.ts';

export type SpcEquipment = Spc_SubjectsQuery['equipment'][number];

/** A subject with what one has to know of it. */
export interface KnownSubject {
  readonly subject: Subject;
  /** The metric's name; undefined for cycle times and counts. */
  readonly metricName: string | undefined;
  readonly unit: string | undefined;
  readonly equipment: SpcEquipment;
}

/** Everything that a chart can be of: the metrics of each piece of equipment, its cycle time and its counts. */
export function subjectsOf(equipment: readonly SpcEquipment[]): readonly KnownSubject[] {
  return equipment.flatMap((each) => [
    ...each.metrics.map(({ id, name, unit }) => ({
      subject: { kind: 'metric' as const, id },
      metricName: name,
      unit: unit ?? undefined,
      equipment: each,
    })),
    { subject: { kind: 'cycle' as const, id: each.id }, metricName: undefined, unit: 's', equipment: each },
    { subject: { kind: 'counts' as const, id: each.id }, metricName: undefined, unit: undefined, equipment: each },
  ]);
}

/** The subject that is asked for, or the first, a metric if there is one, for those are measured anyway; undefined where there is none. */
export function findSubject(subjects: readonly KnownSubject[], asked: Subject | null): KnownSubject | undefined {
  const found = asked && subjects.find(({ subject }) => writeSubject(subject) === writeSubject(asked));
  if (asked !== null) return found ?? undefined;
  return subjects.find(({ subject }) => subject.kind === 'metric') ?? subjects[0];
}

/** What equipment is called among all others. */
export function placeOf({ equipment }: KnownSubject): string {
  return `${equipment.area.name} · ${equipmentLabel(equipment)}`;
}
