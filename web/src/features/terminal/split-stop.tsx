import { Button, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../language/use-format.ts';
import { useNow } from '../../language/use-now.ts';
import type { TerminalSheetProps } from './sheet-props.ts';
import { readClock } from './read-clock.ts';
import type { TerminalStop } from './terminal-machine.ts';
import { Terminal_SplitDocument } from './terminal.generated.ts';
import classes from './terminal.module.css';

export interface SplitStopProps extends TerminalSheetProps {
  readonly stop: TerminalStop;
}

/** Splits a stop where a handle is dragged to, or at a time that is typed. */
export function SplitStop({ stop, machine, command, close }: SplitStopProps) {
  const { t } = useTranslation('terminal');
  const format = useFormat();
  const sliderId = useId();
  const [openedMs] = useState(useNow());
  const [isOpen, setOpen] = useState(false);
  const startedMs = Date.parse(stop.started_at);
  const seconds = Math.floor(((stop.ended_at === null ? openedMs : Date.parse(stop.ended_at)) - startedMs) / 1_000);
  const [offset, setOffset] = useState(Math.floor(seconds / 2));
  const { time_zone: timeZone } = machine.area.site;
  const atMs = startedMs + offset * 1_000;
  const clock = format.time(atMs, timeZone, true);
  const [typed, setTyped] = useState<string>();
  if (seconds < 2) return null;
  if (!isOpen) {
    return (
      <Button size="xl" variant="default" onClick={() => setOpen(true)}>
        {t('split.open')}
      </Button>
    );
  }
  const type = (text: string) => {
    setTyped(text);
    const found = readClock(text, { fromMs: startedMs, seconds, clock: (ms) => format.time(ms, timeZone, true) });
    if (found !== undefined) setOffset(found);
  };
  const split = () => {
    command.give(
      Terminal_SplitDocument,
      { stopId: stop.id, at: [new Date(atMs).toISOString()], version: stop.version },
      { label: t('did.split', { at: clock }) },
    );
    close();
  };
  return (
    <div className={classes.row}>
      <div className={classes.cut}>
        <label htmlFor={sliderId}>{t('split.drag')}</label>
        <Parts seconds={[offset, seconds - offset]} />
        <input
          id={sliderId}
          className={classes.slider}
          type="range"
          min={1}
          max={seconds - 1}
          value={offset}
          aria-valuetext={clock}
          onChange={(event) => {
            setTyped(undefined);
            setOffset(Number(event.currentTarget.value));
          }}
        />
      </div>
      <TextInput
        size="xl"
        label={t('split.at', { zone: format.zoneName(timeZone, atMs) })}
        value={typed ?? clock}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <Button size="xl" onClick={split}>
        {t('split.do')}
      </Button>
    </div>
  );
}

/** How long each part will be, as the width of a block. */
function Parts({ seconds }: { readonly seconds: readonly number[] }) {
  const format = useFormat();
  return (
    <div className={classes.parts} aria-hidden="true">
      {seconds.map((each, index) => (
        <span key={index} data-state="stop" style={{ flexGrow: each }}>
          {format.duration(each)}
        </span>
      ))}
    </div>
  );
}
