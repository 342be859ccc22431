import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCommandQueue, useQueuedCommands } from '../offline/commands-provider.tsx';
import type { QueuedCommand } from '../offline/queued-command.ts';
import { useSession } from '../session/session-provider.tsx';
import { Since } from '../design/since.tsx';
import classes from './waiting-commands.module.css';

/** Commands that are not done yet: those that wait are counted, those that were refused want to be resolved. */
export function WaitingCommands() {
  const { t } = useTranslation();
  const commands = useQueuedCommands();
  const { userId } = useSession();
  const refused = commands.filter(({ refusal }) => refusal !== undefined);
  const waiting = commands.filter(({ refusal }) => refusal === undefined);
  const ofOthers = waiting.filter((command) => command.userId !== userId);
  if (commands.length === 0) return null;
  return (
    <section className={classes.tray} aria-label={t('commands.label')}>
      {waiting.length > 0 && (
        <p className={classes.waiting} role="status">
          {t('commands.waiting', { count: waiting.length })}
          {ofOthers.length > 0 && ` ${t('commands.ofOthers', { count: ofOthers.length })}`}
        </p>
      )}
      {refused.map((command) => (
        <RefusedCommand key={command.key} command={command} />
      ))}
    </section>
  );
}

function RefusedCommand({ command }: { readonly command: QueuedCommand }) {
  const { t } = useTranslation();
  const queue = useCommandQueue();
  return (
    <div className={classes.refused} role="alert">
      <p className={classes.said}>
        <b>{command.label}</b> ({t('commands.ago.before')}
        <Since instant={command.givenAtMs} />
        {t('commands.ago.after')}): {command.refusal?.message}
      </p>
      <Button size="lg" onClick={() => void queue.giveAgain(command.key)}>
        {t('commands.again')}
      </Button>
      <Button size="lg" variant="default" onClick={() => void queue.giveUp(command.key)}>
        {t('commands.giveUp')}
      </Button>
    </div>
  );
}
