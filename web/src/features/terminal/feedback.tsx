import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../language/use-now.ts';
import classes from './feedback.module.css';
import type { TerminalCommand } from './use-terminal-command.ts';

const undoneWithinMs = 10_000;

/** What the last command led to; for ten seconds it can be undone here, for ever on the page of the stop. */
export function Feedback({ command }: { readonly command: TerminalCommand }) {
  const { t } = useTranslation('terminal');
  const nowMs = useNow();
  const { feedback } = command;
  if (feedback === undefined) return null;
  const { outcome, label, atMs, undo } = feedback;
  const isRefused = outcome.kind === 'refused';
  if (!isRefused && nowMs - atMs > undoneWithinMs) return null;
  return (
    <div className={classes.feedback} data-kind={outcome.kind} role={isRefused ? 'alert' : 'status'}>
      <span>
        <b>{label}</b>: {isRefused ? outcome.refusal.message : t(`outcome.${outcome.kind}`)}
      </span>
      {undo !== undefined && outcome.kind === 'done' && (
        <Button size="xl" variant="default" onClick={undo}>
          {t('undo')}
        </Button>
      )}
    </div>
  );
}
