import type uPlot from 'uplot';
import { chartColour } from '../../design/chart/chart-colour.ts';
import type { SpcMark, SpcPoint } from './spc-panel.ts';

/** Points that break rules by shape, with the numbers of the rules: ▲ above its limit, ▼ below it, ◆ a pattern. Numbers that would lie upon those before them are left out. */
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
  const numbered: Box[] = [];
  for (const { index, kind, rules } of visible) {
    const x = plot.valToPos(index, 'x', true);
    const y = plot.valToPos(points[index]?.value ?? 0, 'y', true);
    drawShape(ctx, kind, x, y, size);
    const text = rules.join(',');
    const box = { x, y: kind === 'below' ? y + 3 * size : y - 1.6 * size, width: ctx.measureText(text).width + size };
    if (numbered.some((other) => overlap(box, other, 2 * size))) continue;
    numbered.push(box);
    ctx.fillText(text, box.x, box.y);
  }
  ctx.restore();
}

/** Of a text: its middle, its foot and its width with the room around it, in pixels of the canvas. */
interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

function overlap(one: Box, other: Box, height: number): boolean {
  return Math.abs(one.x - other.x) < (one.width + other.width) / 2 && Math.abs(one.y - other.y) < height;
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
