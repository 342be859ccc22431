import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { ErrorNotice } from '../../design/error-notice.tsx';
import { Loading } from '../../design/live-view.tsx';
import { findReasons, type Reason } from './find-reasons.ts';
import { Terminal_ReasonsDocument } from './terminal.generated.ts';
import classes from './terminal.module.css';

const mostUsedOfLastMs = 30 * 24 * 3_600_000;

export interface ReasonPickerProps {
  readonly equipmentId: number;
  readonly pick: (reasonId: number, name: string) => void;
}

/** Most used on this machine first, then the tree, then search. */
export function ReasonPicker({ equipmentId, pick }: ReasonPickerProps) {
  const { t } = useTranslation('terminal');
  const [range] = useState(() => ({
    from: new Date(Date.now() - mostUsedOfLastMs).toISOString(),
    to: new Date().toISOString(),
  }));
  const [search, setSearch] = useState('');
  const [parentId, setParentId] = useState<number | null>(null);
  const [{ data, error }] = useQuery({
    query: Terminal_ReasonsDocument,
    variables: { ...range, equipmentIds: [equipmentId] },
    requestPolicy: 'cache-first',
  });
  if (error !== undefined && data === undefined) return <ErrorNotice error={error} />;
  if (data === undefined) return <Loading />;
  const { reasons, mostUsed } = data;
  const used = mostUsed.flatMap(({ downtime_reason_id: id }) => reasons.filter((reason) => reason.id === id));
  const choose = (reason: Reason) => {
    if (search === '' && reasons.some(({ parent_id }) => parent_id === reason.id)) setParentId(reason.id);
    else pick(reason.id, reason.name);
  };
  return (
    <>
      {used.length > 0 && parentId === null && search === '' && (
        <Choices label={t('justify.mostUsed')} reasons={used} choose={(reason) => pick(reason.id, reason.name)} />
      )}
      <div className={classes.row}>
        <TextInput
          size="xl"
          type="search"
          label={t('justify.search')}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        {parentId !== null && (
          <Button
            size="xl"
            variant="default"
            onClick={() => setParentId(reasons.find(({ id }) => id === parentId)?.parent_id ?? null)}
          >
            {t('justify.back')}
          </Button>
        )}
      </div>
      <Choices label={t('justify.reasons')} reasons={findReasons(reasons, { search, parentId })} choose={choose} />
    </>
  );
}

interface ChoicesProps {
  readonly label: string;
  readonly reasons: readonly Reason[];
  readonly choose: (reason: Reason) => void;
}

function Choices({ label, reasons, choose }: ChoicesProps) {
  return (
    <div role="group" aria-label={label} className={classes.choices}>
      {reasons.map((reason) => (
        <Button key={reason.id} size="xl" variant="default" onClick={() => choose(reason)}>
          {reason.name}
        </Button>
      ))}
    </div>
  );
}
