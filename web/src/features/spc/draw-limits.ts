import type uPlot from 'uplot';
import { chartColour } from '../../design/chart/chart-colour.ts';
import type { SpcPoint } from './spc-panel.ts';

interface Line {
  readonly of: (point: SpcPoint) => number;
  readonly dash: readonly number[];
  readonly width: number;
  readonly colour: '--andon-quiet' | '--andon-bad';
}

const lines: readonly Line[] = [
  ...[-2, -1, 1, 2].map((zone) => ({
    of: ({ center_line: center, sigma }: SpcPoint) => center + zone * sigma,
    dash: [1, 5],
    width: 1,
    colour: '--andon-quiet' as const,
  })),
  { of: ({ center_line: center }) => center, dash: [], width: 1.5, colour: '--andon-quiet' },
  { of: ({ lower_control_limit: lower }) => lower, dash: [8, 5], width: 1.5, colour: '--andon-bad' },
  { of: ({ upper_control_limit: upper }) => upper, dash: [8, 5], width: 1.5, colour: '--andon-bad' },
];

/** Centre line, control limits and zones: steps where subgroups differ in size. The x axis counts points from 0. */
export function drawLimits(plot: uPlot, points: readonly SpcPoint[]): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  for (const { of, dash, width, colour } of lines) {
    ctx.beginPath();
    ctx.lineWidth = width * devicePixelRatio;
    ctx.strokeStyle = chartColour(colour);
    ctx.setLineDash(dash.map((length) => length * devicePixelRatio));
    for (const { from, to, height } of stepsOf(points, of)) {
      const y = plot.valToPos(height, 'y', true);
      ctx.lineTo(plot.valToPos(from - 0.5, 'x', true), y);
      ctx.lineTo(plot.valToPos(to + 0.5, 'x', true), y);
    }
    ctx.stroke();
  }
  ctx.restore();
}

interface Step {
  readonly from: number;
  to: number;
  readonly height: number;
}

/** Neighbours of one height as one. */
function stepsOf(points: readonly SpcPoint[], of: Line['of']): readonly Step[] {
  const steps: Step[] = [];
  for (const [index, point] of points.entries()) {
    const height = of(point);
    const last = steps.at(-1);
    if (last?.height === height) last.to = index;
    else steps.push({ from: index, to: index, height });
  }
  return steps;
}
