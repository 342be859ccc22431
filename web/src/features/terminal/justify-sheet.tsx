import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StopEditsButton } from '../../design/stop-edits/stop-edits-button.tsx';
import { useFormat } from '../../language/use-format.ts';
import { ReasonPicker } from './reason-picker.tsx';
import type { TerminalSheetProps } from './sheet-props.ts';
import { Sheet } from './sheet.tsx';
import { SplitStop } from './split-stop.tsx';
import type { TerminalStop } from './terminal-machine.ts';
import { Terminal_JustifyDocument, Terminal_MergeDocument, Terminal_UnjustifyDocument } from './terminal.generated.ts';
import classes from './terminal.module.css';

export interface JustifySheetProps extends TerminalSheetProps {
  /** The stop that was tapped; without one it is the last without a reason. */
  readonly chosen: readonly number[];
}

/** Three taps at most: the stop, the reason, done. Several stops at once; one is split, several are merged. */
export function JustifySheet({ machine, command, close, chosen }: JustifySheetProps) {
  const { t } = useTranslation('terminal');
  const [ids, setIds] = useState(() => (chosen.length > 0 ? chosen : firstToJustify(machine.stops)));
  const [note, setNote] = useState('');
  const offered = machine.stops.filter((stop) => stop.downtime_reason_id === null || ids.includes(stop.id)).slice(0, 8);
  const stops = machine.stops.filter(({ id }) => ids.includes(id));
  const versions = stops.map(({ id, version }) => ({ stopId: id, version }));
  const justify = (reasonId: number, reason: string) => {
    const justified = versions.map((stop) => ({ ...stop, reasonId, note: note === '' ? undefined : note }));
    command.give(
      Terminal_JustifyDocument,
      { stops: justified },
      { label: t('did.justify', { reason }), undo: takeBack(stops) },
    );
    close();
  };
  const takeBack = (before: readonly TerminalStop[]) => () => {
    const label = t('did.undo');
    const had = before.flatMap(({ id, downtime_reason_id: reasonId }) =>
      reasonId === null ? [] : [{ stopId: id, reasonId }],
    );
    const hadNone = before.filter((stop) => stop.downtime_reason_id === null).map(({ id }) => ({ stopId: id }));
    if (had.length > 0) command.give(Terminal_JustifyDocument, { stops: had }, { label });
    if (hadNone.length > 0) command.give(Terminal_UnjustifyDocument, { stops: hadNone }, { label });
  };
  const merge = () => {
    command.give(Terminal_MergeDocument, { stops: versions }, { label: t('did.merge') });
    close();
  };
  const [only] = stops;
  return (
    <Sheet title={t('action.justify.label')} close={close}>
      {offered.length === 0 && <p>{t('justify.nothing')}</p>}
      <StopChoices stops={offered} ids={ids} choose={setIds} timeZone={machine.area.site.time_zone} />
      {stops.length > 0 && (
        <>
          <div className={classes.row}>
            <TextInput
              size="xl"
              label={t('justify.note')}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
            {stops.length > 1 && (
              <Button size="xl" variant="default" onClick={merge}>
                {t('justify.merge')}
              </Button>
            )}
            {only !== undefined && stops.length === 1 && (
              <>
                <SplitStop key={only.id} stop={only} machine={machine} command={command} close={close} />
                <StopEditsButton stopId={only.id} about={only.downtime_reason?.name ?? t('unjustified')} size="xl" />
              </>
            )}
          </div>
          <ReasonPicker equipmentId={machine.id} pick={justify} />
        </>
      )}
    </Sheet>
  );
}

function firstToJustify(stops: readonly TerminalStop[]): readonly number[] {
  const stop = stops.find((each) => each.downtime_reason_id === null);
  return stop === undefined ? [] : [stop.id];
}

interface StopChoicesProps {
  readonly stops: readonly TerminalStop[];
  readonly ids: readonly number[];
  readonly choose: (ids: readonly number[]) => void;
  readonly timeZone: string;
}

function StopChoices({ stops, ids, choose, timeZone }: StopChoicesProps) {
  const { t } = useTranslation('terminal');
  const format = useFormat();
  const label = ({ started_at: from, ended_at: to, downtime_reason: reason }: TerminalStop) =>
    `${format.time(from, timeZone, true)} – ${to === null ? t('justify.now') : format.time(to, timeZone, true)} · ${reason?.name ?? t('unjustified')}`;
  return (
    <fieldset className={classes.stops}>
      <legend>{t('justify.stops')}</legend>
      {stops.map((stop) => (
        <Checkbox
          key={stop.id}
          size="xl"
          classNames={{ body: classes.stop, labelWrapper: classes.stopLabel }}
          label={label(stop)}
          checked={ids.includes(stop.id)}
          onChange={(event) =>
            choose(event.currentTarget.checked ? [...ids, stop.id] : ids.filter((id) => id !== stop.id))
          }
        />
      ))}
    </fieldset>
  );
}
