import { useTranslation } from 'react-i18next';
import { PlainTable } from '../../design/plain-table.tsx';
import { formatOeeFigure } from '../../design/oee-figure.ts';
import { Panel } from '../../design/panel.tsx';
import { useFormat } from '../../language/use-format.ts';
import { equipmentLabel } from '../../design/equipment-label.ts';
import type { Shift } from './shift.ts';
import classes from './shift-restatements.module.css';

/** Says what late data, edits or the calendar changed since the shift was reported, and what waits because it is locked. */
export function ShiftRestatements({ shift }: { readonly shift: Shift }) {
  const { t } = useTranslation('shift');
  const format = useFormat();
  const { restatements } = shift;
  if (restatements.length === 0) return null;
  const zone = shift.calendar.site.time_zone;
  const causes = [...new Set(restatements.flatMap((each) => each.causes))].map((cause) => t(`cause.${cause}`));
  return (
    <Panel title={t('restated.title')}>
      <p className={classes.banner} role="status">
        {t('restated.sentence', { causes: causes.join(', ') })}
      </p>
      <details className={classes.details}>
        <summary>{t('restated.changes', { count: restatements.length })}</summary>
        <PlainTable
          label={t('restated.title')}
          head={
            <>
              <th scope="col">{t('machine')}</th>
              <th scope="col" data-text>
                {t('restated.figure')}
              </th>
              <th scope="col">{t('restated.from')}</th>
              <th scope="col">{t('restated.to')}</th>
              <th scope="col" data-text>
                {t('restated.cause')}
              </th>
              <th scope="col" data-text>
                {t('restated.when')}
              </th>
              <th scope="col" data-text>
                {t('restated.by')}
              </th>
            </>
          }
        >
          {restatements.map((each) => (
            <tr key={each.id}>
              <th scope="row">{equipmentLabel(each.equipment)}</th>
              <td data-text>{t(`figure.${each.figure}`)}</td>
              <td>{formatOeeFigure(format, each.figure, each.from_value, t('unit.units'))}</td>
              <td>{formatOeeFigure(format, each.figure, each.to_value, t('unit.units'))}</td>
              <td data-text>{each.causes.map((cause) => t(`cause.${cause}`)).join(', ')}</td>
              <td data-text>
                {each.restated_at === null ? t('restated.pending') : format.dateTime(each.restated_at, zone)}
              </td>
              <td data-text>{each.touched_by_user?.name ?? '–'}</td>
            </tr>
          ))}
        </PlainTable>
      </details>
    </Panel>
  );
}
