import { Button } from '@mantine/core';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '../../design/shortcuts.tsx';
import { may } from '../../session/may.ts';
import { useSession } from '../../session/session-provider.tsx';
import { CallSheet } from './call-sheet.tsx';
import { JustifySheet } from './justify-sheet.tsx';
import { MachinePanel } from './machine-panel.tsx';
import { OrderPanel } from './order-panel.tsx';
import { OrderSheet } from './order-sheet.tsx';
import { ShiftTimeline } from './shift-timeline.tsx';
import type { TerminalMachine } from './terminal-machine.ts';
import classes from './terminal.module.css';
import { Feedback } from './feedback.tsx';
import { useTerminalCommand } from './use-terminal-command.ts';

const sheets = ['justify', 'order', 'scrap', 'call'] as const;
type Sheet = (typeof sheets)[number];

const loadScrapSheet = async () => ({ default: (await import('./scrap-sheet.tsx')).ScrapSheet });
const ScrapSheet = lazy(loadScrapSheet);

/** State and timer on the left, order on the right, the shift below, four large actions at the bottom. */
export function Terminal({ machine }: { readonly machine: TerminalMachine }) {
  const { t } = useTranslation('terminal');
  const mayAct = may(useSession(), 'operator');
  const [sheet, setSheet] = useState<Sheet>();
  const [selected, setSelected] = useState<readonly number[]>([]);
  const command = useTerminalCommand(machine);
  const keys = useMemo(
    () =>
      sheets.map((each) => ({
        keys: t(`action.${each}.key`),
        does: t(`action.${each}.label`),
        act: () => setSheet(each),
      })),
    [t],
  );
  useShortcuts(keys);
  const close = () => {
    setSheet(undefined);
    setSelected([]);
  };
  const choose = (stopId: number) => {
    setSelected([stopId]);
    setSheet('justify');
  };
  // It is no part of the first page, but must be there when the network goes.
  useEffect(() => void loadScrapSheet().catch(() => undefined), []);
  const shared = { machine, command, close };
  return (
    <div className={classes.terminal}>
      <div className={classes.top}>
        <MachinePanel machine={machine} />
        <OrderPanel machine={machine} />
      </div>
      <ShiftTimeline machine={machine} selected={selected} onStop={choose} />
      <Feedback command={command} />
      {mayAct ? (
        <div className={classes.actions}>
          {sheets.map((each) => (
            <Button
              key={each}
              size="xl"
              className={classes.action}
              aria-haspopup="dialog"
              onClick={() => setSheet(each)}
            >
              {t(`action.${each}.label`)}
            </Button>
          ))}
        </div>
      ) : (
        <p>{t('mayNotAct')}</p>
      )}
      {sheet === 'justify' && <JustifySheet {...shared} chosen={selected} />}
      {sheet === 'order' && <OrderSheet {...shared} />}
      {sheet === 'scrap' && (
        <Suspense fallback={null}>
          <ScrapSheet {...shared} />
        </Suspense>
      )}
      {sheet === 'call' && <CallSheet {...shared} />}
    </div>
  );
}
