import { Button, Group } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import type { AddressChange } from '../../design/address/use-addressed.ts';
import { machineStates } from '../../design/machine-state.ts';
import { Panel } from '../../design/panel.tsx';
import { QueryView } from '../../design/query-view.tsx';
import { RangeStepButtons } from '../../design/range/range-step-buttons.tsx';
import { moveStretch, zoomStretch, type Stretch } from '../../design/range/range-steps.ts';
import { StateMark } from '../../design/state-mark.tsx';
import { useTimelineKeys } from '../../design/state-timeline/use-timeline-keys.ts';
import { useFormat } from '../../language/use-format.ts';
import { Analysis_TimelinesDocument } from './analysis.generated.ts';
import { writeStretch, type AnalysisQuestion } from './analysis-question.ts';
import type { Equipment } from './group-label.ts';
import { StopDrawer } from './stop-drawer.tsx';
import { TimelineRows } from './timeline-rows.tsx';
import classes from './timelines.module.css';

export interface TimelinesProps {
  readonly question: AnalysisQuestion;
  readonly change: (parts: AddressChange) => void;
  readonly equipment: readonly Equipment[];
}

/** Every machine of the scope under one time axis, from minutes to weeks: + and − zoom, as the wheel with Ctrl and a pinch do. */
export function Timelines({ question, change, equipment }: TimelinesProps) {
  const { t } = useTranslation('analysis');
  const format = useFormat();
  useTimelineKeys({ zooms: true });
  const [nowMs] = useState(() => Date.now());
  const whole = { fromMs: Date.parse(question.from), toMs: Date.parse(question.to) };
  const stretch = question.look ?? whole;
  const look = (next: Stretch | null) => change({ look: next && writeStretch(next) });
  const zoomed = useZoom(stretch, look);
  const [result, ask] = useQuery({
    query: Analysis_TimelinesDocument,
    variables: {
      from: new Date(stretch.fromMs).toISOString(),
      // Nothing is known of what is to come.
      to: new Date(Math.max(Math.min(stretch.toMs, nowMs), stretch.fromMs + 1)).toISOString(),
      equipmentIds: question.equipmentIds === null ? null : [...question.equipmentIds],
    },
  });
  const timeZone = equipment[0]?.area.site.time_zone ?? 'UTC';
  return (
    <Panel
      title={t('timelines.title')}
      tools={
        <Group gap="xs">
          <RangeStepButtons stretch={stretch} onChange={look} />
          <Button variant="default" size="sm" disabled={question.look === null} onClick={() => look(null)}>
            {t('timelines.whole')}
          </Button>
        </Group>
      }
    >
      <div className={classes.legend}>
        {machineStates.map((state) => (
          <StateMark key={state} state={state} />
        ))}
      </div>
      <div ref={zoomed}>
        <QueryView result={result} retry={() => ask({ requestPolicy: 'network-only' })}>
          {({ pieces }) => (
            <TimelineRows pieces={pieces} stretch={stretch} question={question} change={change} equipment={equipment} />
          )}
        </QueryView>
        <div className={classes.scale}>
          <span>{format.dateTime(stretch.fromMs, timeZone)}</span>
          <span>{format.duration((stretch.toMs - stretch.fromMs) / 1_000)}</span>
          <span>{format.dateTime(stretch.toMs, timeZone)}</span>
        </div>
      </div>
      {question.stop !== null && <StopDrawer id={question.stop} close={() => change({ stop: null })} />}
    </Panel>
  );
}

function stretchForKey(key: string, stretch: Stretch): Stretch | undefined {
  switch (key) {
    case '+':
      return zoomStretch(stretch, 0.5);
    case '-':
      return zoomStretch(stretch, 2);
    case 'PageUp':
      return moveStretch(stretch, -0.5);
    case 'PageDown':
      return moveStretch(stretch, 0.5);
    default:
      return undefined;
  }
}

/** Zooms by keys, and around the pointer: the wheel with Ctrl, and pinches, which browsers tell in the same way. */
function useZoom(stretch: Stretch, look: (stretch: Stretch) => void) {
  const frame = useRef<HTMLDivElement>(null);
  const latest = useRef({ stretch, look });
  useEffect(() => {
    latest.current = { stretch, look };
  });
  useEffect(() => {
    const onWheel = (event: WheelEvent) => {
      const strip = event.target instanceof Element ? event.target.closest('[role="listbox"]') : null;
      if (!event.ctrlKey || strip === null) return;
      // Else the browser zooms the page.
      event.preventDefault();
      const { stretch: before, look: change } = latest.current;
      const { left, width } = strip.getBoundingClientRect();
      const aroundMs = before.fromMs + ((event.clientX - left) / width) * (before.toMs - before.fromMs);
      change(zoomStretch(before, event.deltaY > 0 ? 1.25 : 0.8, aroundMs));
    };
    const onKey = (event: KeyboardEvent) => {
      const next = stretchForKey(event.key, latest.current.stretch);
      if (next === undefined) return;
      event.preventDefault();
      latest.current.look(next);
    };
    const element = frame.current;
    element?.addEventListener('wheel', onWheel, { passive: false });
    element?.addEventListener('keydown', onKey);
    return () => {
      element?.removeEventListener('wheel', onWheel);
      element?.removeEventListener('keydown', onKey);
    };
  }, []);
  return frame;
}
