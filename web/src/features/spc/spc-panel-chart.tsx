import { useLayoutEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type uPlot from 'uplot';
import { Chart } from '../../design/chart/chart.tsx';
import { chartAxes } from '../../design/chart/chart-axes.ts';
import { chartColour } from '../../design/chart/chart-colour.ts';
import { useFormat } from '../../language/use-format.ts';
import { drawLimits } from './draw-limits.ts';
import { drawMarks, drawRing } from './draw-marks.ts';
import { extentOf, type SpcMark, type SpcPanel } from './spc-panel.ts';
import { useWriteValue, type ValueKind } from './use-write-value.ts';
import classes from './spc.module.css';

export interface SpcPanelChartProps {
  readonly panel: SpcPanel;
  readonly marks: readonly SpcMark[];
  readonly kind: ValueKind;
  readonly timeZone: string;
  /** Index of the point that is read. */
  readonly index: number | undefined;
  readonly onIndex: (index: number) => void;
}

/** The points of a panel one beside the other, with limits, zones and marks; what the chosen one says stands below. */
export function SpcPanelChart({ panel, marks, kind, timeZone, index, onIndex }: SpcPanelChartProps) {
  const { t, i18n } = useTranslation('spc');
  const format = useFormat();
  const write = useWriteValue(kind);
  const drawn = useRef({ marks, index });
  // The canvas is drawn behind the effects.
  useLayoutEffect(() => {
    drawn.current = { marks, index };
  });
  const { points } = panel;
  const lastsMs = Date.parse(points.at(-1)?.started_at ?? '') - Date.parse(points[0]?.started_at ?? '');
  const isLong = lastsMs > 86_400_000;
  const isShort = lastsMs < 3_600_000;
  const data = useMemo<uPlot.AlignedData>(
    () => [Float64Array.from(points.keys()), Float64Array.from(points, ({ value }) => value)],
    [points],
  );
  const options = useMemo(
    () => ({
      height: 240,
      legend: { show: false },
      cursor: { drag: { x: false, y: false }, points: { size: 8 } },
      scales: { x: { time: false }, y: { range: () => [...extentOf(panel)] as [number, number] } },
      axes: chartAxes(
        (splits) =>
          splits.map((split) => {
            const at = points[split]?.started_at;
            if (at === undefined) return '';
            return isLong ? format.shortDateTime(at, timeZone) : format.time(at, timeZone, isShort);
          }),
        (splits) => splits.map((split) => write(split)),
      ),
      series: [
        {},
        {
          stroke: () => chartColour('--mantine-color-anchor'),
          width: 1.5,
          points: { show: points.length <= 200, size: 5, fill: () => chartColour('--mantine-color-anchor') },
        },
      ],
      hooks: {
        drawAxes: [(plot: uPlot) => drawLimits(plot, points)],
        draw: [
          (plot: uPlot) => {
            drawMarks(plot, points, drawn.current.marks);
            const chosen = drawn.current.index;
            const value = chosen === undefined ? undefined : points[chosen]?.value;
            if (chosen !== undefined && value !== undefined) drawRing(plot, chosen, value);
          },
        ],
      },
    }),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the language stands for its formats
    [panel, timeZone, i18n.language, isLong, isShort, kind],
  );
  const markedAt = useMemo(() => marks.map(({ index: at }) => at), [marks]);
  const describe = (at: number) => {
    const point = points[at];
    if (point === undefined) return '';
    const broken = marks.find((mark) => mark.index === at);
    return [
      t('point.number', { number: point.number }),
      format.dateTime(point.started_at, timeZone),
      write(point.value),
      t(`point.${broken?.kind ?? 'within'}`),
      ...(broken === undefined ? [] : [t('point.rules', { rules: broken.rules.join(', ') })]),
    ].join(' · ');
  };
  return (
    <figure className={classes.figure}>
      <Chart
        label={t('panel.keys', { panel: t(`panel.${panel.name}`) })}
        options={options}
        data={data}
        view={[-0.5, points.length - 0.5]}
        index={index}
        describe={describe}
        onIndex={onIndex}
        marked={markedAt}
      />
      <figcaption className={classes.caption}>{describe(index ?? points.length - 1)}</figcaption>
    </figure>
  );
}
