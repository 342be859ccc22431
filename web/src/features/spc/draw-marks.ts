import type uPlot from 'uplot';
import { chartColour } from '../../design/chart/chart-colour.ts';
import type { SpcMark, SpcPoint } from './spc-panel.ts';

/** More marks than that in view have no numbers beside them: they would lie upon each other. */
const numberedAtMost = 80;

/** Points that break rules by shape, with the numbers of the rules: ▲ above its limit, ▼ below it, ◆ a pattern. */
export function drawMarks(plot: uPlot, points: readonly SpcPoint[], marks: readonly SpcMark[]): void {
  const { ctx } = plot;
  const { min = 0, max = 0 } = plot.scales['x'] ?? {};
  const visible = marks.filter(({ index }) => index >= min && index <= max);
  const size = 6 * devicePixelRatio;
  ctx.save();
  ctx.fillStyle = chartColour('--andon-bad');
  ctx.strokeStyle = chartColour('--andon-surface');
  ctx.lineWidth = devicePixelRatio;
  ctx.font = `600 ${12 * devicePixelRatio}px system-ui, sans-serif`;
  ctx.textAlign = 'center';
  for (const { index, kind, rules } of visible) {
    const x = plot.valToPos(index, 'x', true);
    const y = plot.valToPos(points[index]?.value ?? 0, 'y', true);
    drawShape(ctx, kind, x, y, size);
    if (visible.length > numberedAtMost) continue;
    ctx.fillText(rules.join(','), x, kind === 'below' ? y + 3 * size : y - 1.6 * size);
  }
  ctx.restore();
}

/** A ring around the point that is read. */
export function drawRing(plot: uPlot, index: number, value: number): void {
  const { ctx } = plot;
  ctx.save();
  ctx.beginPath();
  ctx.lineWidth = 2.5 * devicePixelRatio;
  ctx.strokeStyle = chartColour('--mantine-color-text');
  ctx.arc(plot.valToPos(index, 'x', true), plot.valToPos(value, 'y', true), 10 * devicePixelRatio, 0, 2 * Math.PI);
  ctx.stroke();
  ctx.restore();
}

const corners: Readonly<Record<SpcMark['kind'], readonly (readonly [number, number])[]>> = {
  above: [
    [0, -1],
    [1, 0.8],
    [-1, 0.8],
  ],
  below: [
    [0, 1],
    [1, -0.8],
    [-1, -0.8],
  ],
  pattern: [
    [0, -1],
    [1, 0],
    [0, 1],
    [-1, 0],
  ],
};

function drawShape(ctx: CanvasRenderingContext2D, kind: SpcMark['kind'], x: number, y: number, size: number): void {
  ctx.beginPath();
  for (const [right, down] of corners[kind]) ctx.lineTo(x + right * size, y + down * size);
  ctx.closePath();
  ctx.fill();
  ctx.stroke();
}
