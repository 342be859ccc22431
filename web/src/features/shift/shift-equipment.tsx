import { useTranslation } from 'react-i18next';
import { PlainTable } from '../../design/plain-table.tsx';
import { ExplainLink } from '../../design/explain-link.tsx';
import { OeeTarget } from '../../design/oee-target.tsx';
import { Panel } from '../../design/panel.tsx';
import { equipmentLabel } from '../../design/equipment-label.ts';
import type { Shift } from './shift.ts';

const shown = [
  'oee',
  'availability',
  'performance',
  'quality',
  'coverage',
  'run_seconds',
  'downtime_seconds',
  'good_units',
  'scrap_units',
] as const;

/** The figures of each machine as they are reported, which says whether they are locked or were restated. */
export function ShiftEquipment({ shift }: { readonly shift: Shift }) {
  const { t } = useTranslation('shift');
  if (shift.shift_figures.length === 0) return null;
  return (
    <Panel title={t('machines')}>
      <PlainTable
        label={t('machines')}
        head={
          <>
            <th scope="col">{t('machine')}</th>
            {shown.map((figure) => (
              <th key={figure} scope="col">
                {t(`figure.${figure}`)}
              </th>
            ))}
            <th scope="col" data-text>
              {t('status.title')}
            </th>
          </>
        }
      >
        {shift.shift_figures.map((row) => (
          <tr key={row.equipment_id}>
            <th scope="row">{equipmentLabel(row.equipment)}</th>
            {shown.map((figure) => (
              <td key={figure}>
                <ExplainLink
                  question={{
                    figure,
                    groupBy: 'shift',
                    groupKey: shift.id,
                    from: shift.started_at,
                    to: shift.ended_at,
                    equipmentIds: [row.equipment_id],
                    bucket: null,
                    startedAt: null,
                  }}
                  value={row[figure]}
                />
                {figure === 'oee' && (
                  <div>
                    <OeeTarget oee={row.oee} target={row.oee_target} />
                  </div>
                )}
              </td>
            ))}
            <td data-text>{t(`status.${statusOf(row)}`)}</td>
          </tr>
        ))}
      </PlainTable>
    </Panel>
  );
}

function statusOf({ is_locked: isLocked, restated_at: restatedAt }: Shift['shift_figures'][number]) {
  if (isLocked) return 'locked';
  return restatedAt === null ? 'reported' : 'restated';
}
