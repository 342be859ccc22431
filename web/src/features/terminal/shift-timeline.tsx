import { Skeleton } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { ErrorNotice } from '../../design/error-notice.tsx';
import { bandsOf } from '../../design/state-timeline/bands-of.ts';
import { StateTimeline } from '../../design/state-timeline/state-timeline.tsx';
import { useTimelineKeys } from '../../design/state-timeline/use-timeline-keys.ts';
import { useNow } from '../../language/use-now.ts';
import type { TerminalMachine } from './terminal-machine.ts';
import { Terminal_TimelineDocument } from './terminal.generated.ts';
import classes from './terminal.module.css';

/** Without a shift the strip shows so much. */
const withoutShiftMs = 8 * 3_600_000;
const askedEveryMs = 15_000;

export interface ShiftTimelineProps {
  readonly machine: TerminalMachine;
  readonly selected: readonly number[];
  readonly onStop: (stopId: number) => void;
}

/** The shift as a strip with its orders under it; asked for again when the live view tells that something changed, and every quarter of a minute. */
export function ShiftTimeline({ machine, selected, onStop }: ShiftTimelineProps) {
  const { t } = useTranslation('terminal');
  useTimelineKeys({ zooms: false });
  const nowMs = Math.ceil(useNow() / askedEveryMs) * askedEveryMs;
  const { status, stops, area } = machine;
  const shift = status?.shift_instance;
  const fromMs = shift == null ? nowMs - withoutShiftMs : Date.parse(shift.started_at);
  const toMs = shift == null ? nowMs : Date.parse(shift.ended_at);
  const to = new Date(Math.min(nowMs, toMs)).toISOString();
  const changes = [
    status?.state_since,
    status?.production_order_run?.id,
    ...stops.map(({ id, version, ended_at }) => `${id} ${version} ${ended_at ?? ''}`),
  ].join();
  const timeline = useTimeline({ from: new Date(fromMs).toISOString(), to, equipmentId: machine.id, changes });
  if (timeline.error !== undefined && timeline.pieces === undefined) return <ErrorNotice error={timeline.error} />;
  if (timeline.pieces === undefined) return <Skeleton className={classes.timeline} mih={72} />;
  return (
    <StateTimeline
      label={t('timeline')}
      pieces={timeline.pieces}
      fromMs={fromMs}
      toMs={toMs}
      timeZone={area.site.time_zone}
      selected={selected}
      bands={bandsOf(timeline.machine, Date.parse(to))}
      onStop={onStop}
    />
  );
}

interface Asked {
  readonly from: string;
  readonly to: string;
  readonly equipmentId: number;
  /** Another text: something has changed, ask again. */
  readonly changes: string;
}

function useTimeline({ from, to, equipmentId, changes }: Asked) {
  const [{ data, error }, ask] = useQuery({
    query: Terminal_TimelineDocument,
    variables: { from, to, equipmentIds: [equipmentId] },
    requestPolicy: 'network-only',
  });
  useEffect(() => ask({ requestPolicy: 'network-only' }), [ask, changes]);
  return { pieces: data?.pieces, machine: data?.equipment[0], error };
}
