import { Button, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { ErrorNotice } from '../../design/error-notice.tsx';
import { Loading } from '../../design/live-view.tsx';
import type { TerminalSheetProps } from './sheet-props.ts';
import { Sheet } from './sheet.tsx';
import { Terminal_ScrapDocument, Terminal_ScrapReasonsDocument } from './terminal.generated.ts';
import classes from './terminal.module.css';

/** How many units, and why: the reason's button reports them. */
export function ScrapSheet({ machine, command, close }: TerminalSheetProps) {
  const { t } = useTranslation('terminal');
  const [quantity, setQuantity] = useState(1);
  const [{ data, error }] = useQuery({ query: Terminal_ScrapReasonsDocument, requestPolicy: 'cache-first' });
  const report = (scrapReasonId: number, reason: string) => {
    const producedAt = new Date().toISOString();
    const variables = { equipmentId: machine.id, scrapQuantity: quantity, scrapReasonId, producedAt };
    command.give(Terminal_ScrapDocument, variables, { label: t('did.scrap', { quantity, reason }) });
    close();
  };
  return (
    <Sheet title={t('action.scrap.label')} close={close}>
      <div className={classes.row}>
        <Button
          size="xl"
          variant="default"
          aria-label={t('scrap.less')}
          onClick={() => setQuantity(Math.max(1, quantity - 1))}
        >
          −
        </Button>
        <NumberInput
          size="xl"
          label={t('scrap.quantity')}
          min={1}
          hideControls
          value={quantity}
          onChange={(value) => setQuantity(Number(value))}
        />
        <Button size="xl" variant="default" aria-label={t('scrap.more')} onClick={() => setQuantity(quantity + 1)}>
          +
        </Button>
      </div>
      {error !== undefined && data === undefined && <ErrorNotice error={error} />}
      {data === undefined && error === undefined && <Loading />}
      <div role="group" aria-label={t('scrap.reasons')} className={classes.choices}>
        {data?.reasons.map(({ id, name }) => (
          <Button key={id} size="xl" variant="default" disabled={!(quantity > 0)} onClick={() => report(id, name)}>
            {name}
          </Button>
        ))}
      </div>
    </Sheet>
  );
}
