import { useId, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../language/use-format.ts';
import { machineStateOf } from '../machine-state.ts';
import { coarsePieces } from './coarse-pieces.ts';
import { nearestStop, stopsOf, type TimelineStop } from './stops-of.ts';
import type { StateTimeline_PieceFragment } from './state-timeline.generated.ts';
import classes from './state-timeline.module.css';

/** A strip has no more blocks: what is narrower is drawn with its neighbours. */
const drawnAtMost = 1_500;

/** A stretch shown under the strip, such as an order or a shift. */
export interface TimelineBand {
  readonly label: string;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
}

export interface StateTimelineProps {
  /** What the strip is of, for those who don't see it. */
  readonly label: string;
  readonly pieces: readonly StateTimeline_PieceFragment[];
  readonly fromMs: number;
  readonly toMs: number;
  readonly timeZone: string;
  readonly selected?: readonly number[];
  /** Rows of stretches under the strip, such as its shifts and its orders. */
  readonly bands?: readonly (readonly TimelineBand[])[];
  /** `compact`: many under each other, which share their scale. */
  readonly size?: 'usual' | 'compact';
  /** What steps back, because something else is looked for. */
  readonly isDimmed?: (piece: StateTimeline_PieceFragment) => boolean;
  /** A stop was tapped, or chosen by Enter. */
  readonly onStop?: (stopId: number) => void;
}

/**
 * What a machine did, one block after the other. A tap takes the stop that is nearest to the finger; arrow keys go from stop to stop,
 * Home and End to the first and last, Enter or Space takes it.
 */
export function StateTimeline(props: StateTimelineProps) {
  const { label, pieces, fromMs, toMs, timeZone, selected = [], bands = [], size = 'usual', isDimmed, onStop } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const id = useId();
  const stops = stopsOf(pieces);
  const [active, setActive] = useState<number>();
  const place = placeWithin(fromMs, toMs);
  const current = stops.find(({ stopId }) => stopId === active) ?? stops.at(-1);
  const describe = (stop: TimelineStop) =>
    [
      t(`state.${stop.state}`),
      stop.reason ?? t('unjustified'),
      `${format.time(stop.startedAtMs, timeZone, true)} – ${format.time(stop.endedAtMs, timeZone, true)}`,
      format.duration((stop.endedAtMs - stop.startedAtMs) / 1_000),
    ].join(', ');
  const onKeyDown = (event: KeyboardEvent) => {
    const next = stopForKey(event.key, stops, current);
    if (next !== undefined) setActive(next.stopId);
    else if ((event.key === 'Enter' || event.key === ' ') && current !== undefined) onStop?.(current.stopId);
    else return;
    event.preventDefault();
  };
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const stop = nearestStop(
      stops,
      fromMs + ((event.clientX - left) / width) * (toMs - fromMs),
      ((toMs - fromMs) * 28) / width,
    );
    if (stop === undefined) return;
    setActive(stop.stopId);
    onStop?.(stop.stopId);
  };
  return (
    <figure className={classes.figure} data-size={size}>
      <div
        className={classes.strip}
        role="listbox"
        aria-label={label}
        aria-multiselectable="true"
        aria-activedescendant={current === undefined ? undefined : `${id}-${current.stopId}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        {coarsePieces(pieces, (toMs - fromMs) / drawnAtMost).map((piece) => (
          <span
            key={piece.started_at}
            className={classes.piece}
            data-state={machineStateOf({ state: piece.state, isScheduled: piece.is_scheduled, loss: piece.loss })}
            data-dimmed={isDimmed?.(piece) === true}
            style={place(Date.parse(piece.started_at), Date.parse(piece.ended_at))}
            aria-hidden="true"
          />
        ))}
        {stops.map((stop) => (
          <span
            key={stop.stopId}
            id={`${id}-${stop.stopId}`}
            role="option"
            aria-selected={selected.includes(stop.stopId)}
            aria-label={describe(stop)}
            className={classes.stop}
            data-active={stop === current}
            style={place(stop.startedAtMs, stop.endedAtMs)}
          />
        ))}
      </div>
      {bands.map((row, index) => (
        <div key={index} className={classes.bands}>
          {row.map((band) => (
            <span
              key={`${band.label} ${band.startedAtMs}`}
              className={classes.band}
              style={place(band.startedAtMs, band.endedAtMs)}
              title={band.label}
            >
              <span>{band.label}</span>
            </span>
          ))}
        </div>
      ))}
      {size === 'usual' ? (
        <figcaption className={classes.scale}>
          <span>{format.time(fromMs, timeZone)}</span>
          <span>{current === undefined ? t('timeline.noStops') : describe(current)}</span>
          <span>
            {format.time(toMs, timeZone)} {format.zoneName(timeZone, toMs)}
          </span>
        </figcaption>
      ) : (
        active !== undefined && current !== undefined && <figcaption>{describe(current)}</figcaption>
      )}
    </figure>
  );
}

function placeWithin(fromMs: number, toMs: number) {
  const percent = (ms: number) => (Math.min(Math.max(ms - fromMs, 0), toMs - fromMs) / (toMs - fromMs)) * 100;
  return (startedAtMs: number, endedAtMs: number) => ({
    insetInlineStart: `${percent(startedAtMs)}%`,
    width: `${percent(endedAtMs) - percent(startedAtMs)}%`,
  });
}

function stopForKey(
  key: string,
  stops: readonly TimelineStop[],
  current: TimelineStop | undefined,
): TimelineStop | undefined {
  const index = current === undefined ? -1 : stops.indexOf(current);
  switch (key) {
    case 'ArrowLeft':
      return stops[Math.max(0, index - 1)];
    case 'ArrowRight':
      return stops[Math.min(stops.length - 1, index + 1)];
    case 'Home':
      return stops[0];
    case 'End':
      return stops.at(-1);
    default:
      return undefined;
  }
}
