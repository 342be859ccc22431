import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import type { AddressChange } from '../../design/address/use-addressed.ts';
import { equipmentLabel } from '../../design/equipment-label.ts';
import { Notice } from '../../design/notice.tsx';
import type { Stretch } from '../../design/range/range-steps.ts';
import { bandsOf } from '../../design/state-timeline/bands-of.ts';
import type { StateTimeline_PieceFragment } from '../../design/state-timeline/state-timeline.generated.ts';
import { StateTimeline } from '../../design/state-timeline/state-timeline.tsx';
import { Analysis_BandsDocument } from './analysis.generated.ts';
import type { AnalysisQuestion } from './analysis-question.ts';
import type { Equipment } from './group-label.ts';
import { isOfReason, isOfStep } from './is-of-step.ts';
import classes from './timelines.module.css';

export interface TimelineRowsProps {
  readonly pieces: readonly StateTimeline_PieceFragment[];
  readonly stretch: Stretch;
  readonly question: AnalysisQuestion;
  readonly change: (parts: AddressChange) => void;
  readonly equipment: readonly Equipment[];
}

/** A strip per machine with its shifts and its orders under it; what the chosen step or reason is not made of steps back. */
export function TimelineRows({ pieces, stretch, question, change, equipment }: TimelineRowsProps) {
  const { t } = useTranslation('analysis');
  const { step, reason, stop } = question;
  const machines = useMemo(() => {
    const known = new Map<number, StateTimeline_PieceFragment[]>();
    for (const piece of pieces) known.set(piece.equipment_id, [...(known.get(piece.equipment_id) ?? []), piece]);
    return [...known].flatMap(([id, own]) => {
      const found = equipment.find((each) => each.id === id);
      return found === undefined ? [] : [{ machine: found, pieces: own }];
    });
  }, [pieces, equipment]);
  const bands = useBands(
    machines.map(({ machine }) => machine.id),
    stretch,
  );
  if (machines.length === 0)
    return (
      <Notice kind="empty" title={t('empty.title')}>
        {t('empty.next')}
      </Notice>
    );
  const isDimmed = (piece: StateTimeline_PieceFragment) =>
    reason === null ? isOfStep(piece, step) === false : !isOfReason(piece, reason);
  return (
    <div className={classes.rows}>
      {machines.map(({ machine, pieces: own }) => (
        <div key={machine.id} className={classes.row}>
          <h3 className={classes.name}>{equipmentLabel(machine)}</h3>
          <StateTimeline
            size="compact"
            label={t('timelines.of', { machine: equipmentLabel(machine) })}
            pieces={own}
            fromMs={stretch.fromMs}
            toMs={stretch.toMs}
            timeZone={machine.area.site.time_zone}
            bands={bandsOf(
              bands?.find(({ id }) => id === machine.id),
              soFar(stretch.toMs),
            )}
            selected={stop === null ? [] : [stop]}
            isDimmed={isDimmed}
            onStop={(id) => change({ stop: String(id) })}
          />
        </div>
      ))}
    </div>
  );
}

/** An order that runs is drawn until now, not into a stretch that is still to come. */
function soFar(toMs: number): number {
  return Math.min(toMs, Date.now());
}

function useBands(ids: readonly number[], { fromMs, toMs }: Stretch) {
  const [{ data }] = useQuery({
    query: Analysis_BandsDocument,
    variables: {
      from: new Date(fromMs).toISOString(),
      to: new Date(toMs).toISOString(),
      equipmentIds: [...ids],
    },
    pause: ids.length === 0,
  });
  return data?.equipment;
}
