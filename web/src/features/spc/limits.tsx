import { useTranslation } from 'react-i18next';
import { Panel } from '../../design/panel.tsx';
import { PlainTable } from '../../design/plain-table.tsx';
import { valueKindOf } from './spc-answer.tsx';
import type { SpcPanel, SpcPoint } from './spc-panel.ts';
import type { KnownSubject } from './spc-subjects.ts';
import { useWriteValue } from './use-write-value.ts';
import classes from './spc.module.css';

const shown = ['lower_control_limit', 'center_line', 'upper_control_limit', 'sigma'] as const;

export interface LimitsProps {
  readonly panels: readonly SpcPanel[];
  readonly chosen: KnownSubject;
}

/** Centre line and limits in numbers. */
export function Limits({ panels, chosen }: LimitsProps) {
  const { t } = useTranslation('spc');
  const isVarying = panels.some(({ points }) => points.some((point) => point.sigma !== points[0]?.sigma));
  return (
    <Panel title={t('limits.title')}>
      <PlainTable
        label={t('limits.title')}
        head={
          <>
            <th scope="col">{t('limits.panel')}</th>
            {shown.map((column) => (
              <th key={column} scope="col">
                {t(`limits.${column}`)}
              </th>
            ))}
          </>
        }
      >
        {panels.map((panel) => (
          <Row key={panel.name} panel={panel} chosen={chosen} />
        ))}
      </PlainTable>
      {isVarying && <p className={classes.note}>{t('limits.varying')}</p>}
    </Panel>
  );
}

function Row({ panel, chosen }: { readonly panel: SpcPanel; readonly chosen: KnownSubject }) {
  const { t } = useTranslation('spc');
  const write = useWriteValue(valueKindOf(panel, chosen));
  const last: SpcPoint | undefined = panel.points.at(-1);
  return (
    <tr>
      <th scope="row">{t(`panel.${panel.name}`)}</th>
      {shown.map((column) => (
        <td key={column} data-limit={column}>
          {write(last?.[column])}
        </td>
      ))}
    </tr>
  );
}
