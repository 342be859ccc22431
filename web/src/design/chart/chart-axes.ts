import type uPlot from 'uplot';
import { chartColour } from './chart-colour.ts';

type Write = (splits: readonly number[]) => string[];

/** Both axes in the colours of the theme, with what stands at their ticks. */
export function chartAxes(writeX: Write, writeY: Write): uPlot.Axis[] {
  const looks = {
    stroke: () => chartColour('--andon-quiet'),
    font: '13px system-ui, sans-serif',
    grid: { stroke: () => chartColour('--andon-line'), width: 0.5 },
    ticks: { stroke: () => chartColour('--andon-line'), width: 1 },
  };
  return [
    { ...looks, space: 110, values: (_plot, splits) => writeX(splits) },
    {
      ...looks,
      space: 36,
      size: (_plot, values: readonly string[] | null) => widthOf(values ?? []),
      values: (_plot, splits) => writeY(splits),
    },
  ];
}

/** The first time, before there are ticks, uPlot gives null for them. */
function widthOf(labels: readonly string[]): number {
  return Math.max(72, 14 + 8 * Math.max(...labels.map(({ length }) => length), 0));
}
