import { useEffect, useRef, type KeyboardEvent } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import classes from './chart.module.css';
import { indexForKey } from './index-for-key.ts';

export interface ChartProps {
  /** What is drawn, for those who don't see it. */
  readonly label: string;
  /** Must keep its identity between drawings: another one makes another plot. */
  readonly options: Omit<uPlot.Options, 'width'>;
  readonly data: uPlot.AlignedData;
  /** What of the x axis is shown; all of it unless told. */
  readonly view?: readonly [number, number] | undefined;
  /** The point that is read, as its index. */
  readonly index: number | undefined;
  /** What a point says, in words. */
  readonly describe: (index: number) => string;
  readonly onIndex: (index: number) => void;
  /** Indexes that Shift and an arrow jump to. */
  readonly marked?: readonly number[];
  /** A stretch of the x axis was drawn with the pointer. */
  readonly onZoom?: (from: number, to: number) => void;
}

/**
 * A plot on a canvas. New data or another view are one drawing, however much of it is new: uPlot draws once behind all effects. Arrow keys go from point to point and say
 * what each is, with Shift from mark to mark, Home and End to the borders; the pointer picks the nearest point, and zooms by dragging.
 */
export function Chart(props: ChartProps) {
  const { label, options, data, view, index, describe, marked = [] } = props;
  const frame = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(undefined);
  const latest = useRef(props);
  const [from, to] = view ?? [];
  useEffect(() => {
    latest.current = props;
  });
  useEffect(() => {
    if (frame.current === null) return;
    const made = makePlot(frame.current, latest);
    plot.current = made.plot;
    return made.destroy;
  }, [options]);
  useEffect(() => {
    const drawn = plot.current;
    if (drawn === undefined) return;
    if (drawn.data !== data) drawn.setData(data, false);
    drawn.setScale('x', wholeView(data, from, to));
  }, [options, data, from, to]);
  useEffect(() => plot.current?.redraw(false), [options, index, marked]);
  const count = data[0].length;
  const onKeyDown = (event: KeyboardEvent) => {
    const next = indexForKey(event, index ?? count - 1, count, marked);
    if (next === undefined) return;
    props.onIndex(next);
    event.preventDefault();
  };
  return (
    <div
      ref={frame}
      className={classes.chart}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={count === 0 ? 0 : 1}
      aria-valuemax={count}
      aria-valuenow={count === 0 ? 0 : (index ?? count - 1) + 1}
      aria-valuetext={count === 0 ? '' : describe(index ?? count - 1)}
      data-points={count}
      onKeyDown={onKeyDown}
    />
  );
}

interface MadePlot {
  readonly plot: uPlot;
  readonly destroy: () => void;
}

function makePlot(frame: HTMLElement, latest: { readonly current: ChartProps }): MadePlot {
  const { options, data } = latest.current;
  const plot = new uPlot(
    { ...options, width: Math.max(frame.clientWidth, 1), hooks: { ...options.hooks, setSelect: [zoom] } },
    data,
    frame,
  );
  function zoom(drawn: uPlot): void {
    const { left, width } = drawn.select;
    if (width < 4) return;
    latest.current.onZoom?.(drawn.posToVal(left, 'x'), drawn.posToVal(left + width, 'x'));
    drawn.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
  }
  const pick = () => {
    const { idx } = plot.cursor;
    if (idx !== null && idx !== undefined) latest.current.onIndex(idx);
  };
  plot.over.addEventListener('click', pick);
  // The observer tells the first size too, in which it has been drawn.
  const resized = new ResizeObserver(() => {
    const width = Math.max(frame.clientWidth, 1);
    if (width !== plot.width) plot.setSize({ width, height: options.height });
  });
  resized.observe(frame);
  const recoloured = new MutationObserver(() => plot.redraw());
  recoloured.observe(document.documentElement, { attributeFilter: ['data-mantine-color-scheme'] });
  return {
    plot,
    destroy: () => {
      resized.disconnect();
      recoloured.disconnect();
      plot.destroy();
    },
  };
}

function wholeView(data: uPlot.AlignedData, from: number | undefined, to: number | undefined) {
  const [x] = data;
  return { min: from ?? x[0] ?? 0, max: to ?? x[x.length - 1] ?? 1 };
}
