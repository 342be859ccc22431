import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AddressChange } from '../../design/address/use-addressed.ts';
import { Panel } from '../../design/panel.tsx';
import { Limits } from './limits.tsx';
import { Rules } from './rules.tsx';
import { countRules, marksOf, panelsOf, type SpcPanel, type SpcPoint } from './spc-panel.ts';
import { SpcPanelChart } from './spc-panel-chart.tsx';
import { placeOf, type KnownSubject } from './spc-subjects.ts';
import type { SpcQuestion } from './spc-question.ts';
import type { ValueKind } from './use-write-value.ts';
import { Violations } from './violations.tsx';
import classes from './spc.module.css';

export interface SpcAnswerProps {
  readonly points: readonly SpcPoint[];
  readonly question: SpcQuestion;
  readonly change: (parts: AddressChange) => void;
  readonly chosen: KnownSubject;
}

/** The panels of a chart under each other, the limits in numbers, and what breaks which rule. */
export function SpcAnswer({ points, question, change, chosen }: SpcAnswerProps) {
  const { t } = useTranslation('spc');
  const [read, setRead] = useState<{ readonly points: unknown; readonly number: number }>();
  const panels = useMemo(() => panelsOf(points), [points]);
  const judged = useMemo(
    () => panels.map((panel) => ({ panel, marks: marksOf(panel, question.ruleSet, question.rule) })),
    [panels, question.ruleSet, question.rule],
  );
  const counts = useMemo(() => countRules(points, question.ruleSet), [points, question.ruleSet]);
  const timeZone = chosen.equipment.area.site.time_zone;
  // Another chart has other points: what was read is gone with them.
  const number = read?.points === points ? read.number : undefined;
  const choose = (wanted: number | undefined) => wanted !== undefined && setRead({ points, number: wanted });
  const shared = { judged, question, chosen, timeZone };
  return (
    <>
      <Panel title={`${chosen.metricName ?? t(`subject.${chosen.subject.kind}`)} · ${placeOf(chosen)}`}>
        {judged.map(({ panel, marks }) => (
          <div key={panel.name}>
            <h3 className={classes.name}>{t(`panel.${panel.name}`)}</h3>
            <SpcPanelChart
              panel={panel}
              marks={marks}
              kind={valueKindOf(panel, chosen)}
              timeZone={timeZone}
              index={indexOf(panel, number)}
              onIndex={(index) => choose(panel.points[index]?.number)}
            />
          </div>
        ))}
        <Legend />
      </Panel>
      <div className={classes.halves}>
        <Violations {...shared} number={number} onChoose={choose} />
        <div className={classes.column}>
          <Limits panels={panels} chosen={chosen} />
          <Rules counts={counts} question={question} change={change} />
        </div>
      </div>
    </>
  );
}

/** How the values of a panel are written. */
export function valueKindOf({ name, points }: SpcPanel, { unit }: KnownSubject): ValueKind {
  return { kind: name === 'p' ? 'share' : 'number', unit, sigma: points.at(-1)?.sigma ?? 0 };
}

function indexOf({ points }: SpcPanel, number: number | undefined): number | undefined {
  const found = number === undefined ? -1 : points.findIndex((point) => point.number === number);
  return found === -1 ? undefined : found;
}

function Legend() {
  const { t } = useTranslation('spc');
  const shapes = { above: '▲', below: '▼', pattern: '◆' } as const;
  return (
    <ul className={classes.legend}>
      {Object.entries(shapes).map(([kind, shape]) => (
        <li key={kind}>
          <b aria-hidden="true">{shape}</b> {t(`point.${kind}`)}
        </li>
      ))}
      <li>{t('legend.lines')}</li>
    </ul>
  );
}
