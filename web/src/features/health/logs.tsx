import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../design/data-table/data-table.tsx';
import { useColumnKinds } from '../../design/data-table/use-column-kinds.tsx';
import { Mark, type Tone } from '../../design/mark.tsx';
import { Notice } from '../../design/notice.tsx';
import { Panel } from '../../design/panel.tsx';
import { useInstallation } from '../../installation/use-installation.ts';
import { localZone } from '../../language/local-zone.ts';
import { useFormat } from '../../language/use-format.ts';
import classes from './logs.module.css';
import { WholeText } from './whole-text.tsx';

/** A line that a room has logged, as the web server answers it. */
interface LogLine {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly room: string;
  /** As pino numbers them: 30 information, 40 warning, 50 error, 60 fatal. */
  readonly level: number;
  readonly message: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/**
 * What the rooms log: here, where the server has their files, else where the installation collects them. Lines tell of all
 * enterprises, so whoever reads them shows the admin secret, which is forgotten with the page.
 */
export function Logs() {
  const { t } = useTranslation('health');
  const { servesLogs = false, logsUrl } = useInstallation();
  return (
    <Panel title={t('logs.title')}>
      {logsUrl !== undefined && (
        <a href={logsUrl} target="_blank" rel="noreferrer">
          {t('logs.elsewhere')}
        </a>
      )}
      {servesLogs && <LogLines />}
      {!servesLogs && logsUrl === undefined && <Notice kind="empty" title={t('logs.nowhere')} />}
    </Panel>
  );
}

function LogLines() {
  const { t } = useTranslation('health');
  const [secret, setSecret] = useState('');
  const [lines, setLines] = useState<readonly LogLine[]>();
  const [fault, setFault] = useState<'denied' | 'failed'>();
  const columns = useLogColumns();
  const read = async (): Promise<void> => {
    const response = await fetch('/logs.json', { headers: { 'x-hasura-admin-secret': secret } }).catch(() => undefined);
    if (response?.ok !== true) {
      setFault(response?.status === 401 ? 'denied' : 'failed');
      return;
    }
    setFault(undefined);
    setLines((await response.json()) as readonly LogLine[]);
  };
  return (
    <>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          void read();
        }}
      >
        <PasswordInput
          label={t('logs.secret')}
          description={t('logs.why')}
          autoComplete="off"
          required
          value={secret}
          onChange={(event) => setSecret(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('form.showPassword') }}
        />
        <Button type="submit" disabled={secret === ''}>
          {t(lines === undefined ? 'logs.show' : 'logs.again')}
        </Button>
      </form>
      {fault !== undefined && <Notice kind="error" title={t(`logs.${fault}`)} />}
      {lines !== undefined && (
        <DataTable
          label={t('logs.title')}
          rows={lines}
          columns={columns}
          keyOf={({ time, room, message, detail }) => `${time} ${room} ${message} ${JSON.stringify(detail)}`}
          actions={({ room, message, detail }) => (
            <WholeText
              label={t('logs.whole', { message })}
              title={message}
              text={JSON.stringify({ room, ...detail }, undefined, 2)}
            />
          )}
          empty={<Notice kind="empty" title={t('logs.empty')} />}
        />
      )}
    </>
  );
}

function useLogColumns() {
  const { t } = useTranslation('health');
  const format = useFormat();
  const column = useColumnKinds();
  return [
    {
      ...column.number<LogLine>('time', t('logs.time'), { read: ({ time }) => time }),
      cell: ({ time }: LogLine) => format.exactDateTime(time, localZone),
    },
    column.text<LogLine>('room', t('logs.room'), ({ room }) => room),
    {
      ...column.text<LogLine>('level', t('logs.level'), ({ level }) => t(`logs.levels.${levelOf(level)}`)),
      cell: ({ level }: LogLine) => <Mark tone={tones[levelOf(level)]}>{t(`logs.levels.${levelOf(level)}`)}</Mark>,
    },
    column.text<LogLine>('message', t('logs.message'), ({ message }) => message),
    column.text<LogLine>('detail', t('logs.detail'), ({ detail }) => describe(detail)),
  ];
}

type Level = 'information' | 'warning' | 'error';

const tones: Readonly<Record<Level, Tone>> = { information: 'quiet', warning: 'warning', error: 'bad' };

function levelOf(level: number): Level {
  if (level >= 50) return 'error';
  return level >= 40 ? 'warning' : 'information';
}

function describe(detail: LogLine['detail']): string {
  return Object.entries(detail)
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' ');
}
