import { Box, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Mark } from '../../design/mark.tsx';
import { verdictOf } from '../../design/verdict-of.ts';
import { useFormat } from '../../language/use-format.ts';
import { shiftPath } from '../../routes.ts';
import { weeksOfMonth } from './month-days.ts';
import type { Shift_MonthQuery } from './shift.generated.ts';
import classes from './shift-month.module.css';

export interface ShiftMonthProps {
  readonly month: string;
  readonly shifts: Shift_MonthQuery['shift_instances'];
  readonly figures: Shift_MonthQuery['figures'];
}

/** A week per row; each shift with its OEE as a number and as the length of a bar on which its target stands, and the share of its time that is known. */
export function ShiftMonth({ month, shifts, figures }: ShiftMonthProps) {
  const { t } = useTranslation('shift');
  const format = useFormat();
  const weeks = weeksOfMonth(month);
  return (
    <Box className={classes.frame} role="group" tabIndex={0} aria-label={t('month.label')}>
      <table className={classes.month}>
        <thead>
          <tr>
            {weeks[0]?.map((day) => (
              <th key={day} scope="col">
                {format.weekday(day)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <td key={day} className={classes.day} data-other={!day.startsWith(month)}>
                  <span className={classes.number}>{Number(day.slice(8))}</span>
                  {shifts
                    .filter(({ business_day: own }) => own === day)
                    .map((shift) => {
                      const row = figures.find(({ group_key: key }) => key === shift.id);
                      return (
                        <Link
                          key={shift.id}
                          to={shiftPath(shift.id)}
                          className={classes.shift}
                          data-begun={hasBegun(shift)}
                        >
                          <span className={classes.words}>
                            <span>{shift.name}</span>
                            {hasBegun(shift) && <ShiftOee row={row} />}
                          </span>
                          {hasBegun(shift) && <ShiftBar row={row} />}
                        </Link>
                      );
                    })}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Box>
  );
}

type Figures = ShiftMonthProps['figures'][number] | undefined;

/** The OEE, by whose shape and colour one sees whether its target is reached; the bar below shows by how much. */
function ShiftOee({ row }: { readonly row: Figures }) {
  const { t } = useTranslation('shift');
  const format = useFormat();
  if (row?.oee == null) return <span className={classes.note}>{t('state.no-data')}</span>;
  const verdict = verdictOf(row.oee, row.oee_target);
  if (verdict === undefined) return <b>{format.percent(row.oee)}</b>;
  return (
    <Mark tone={verdict}>
      {format.percent(row.oee)}{' '}
      <VisuallyHidden>{t(`target.${verdict}`, { target: format.percent(row.oee_target) })}</VisuallyHidden>
    </Mark>
  );
}

/** The OEE as the length of a bar with the target on it, and the coverage wherever something is missing. */
function ShiftBar({ row }: { readonly row: Figures }) {
  const { t } = useTranslation('shift');
  const format = useFormat();
  if (row?.oee == null) return null;
  return (
    <>
      <span className={classes.bar} data-verdict={verdictOf(row.oee, row.oee_target)} aria-hidden="true">
        <span className={classes.fill} style={{ inlineSize: percentOfBar(row.oee) }} />
        {row.oee_target !== null && (
          <span className={classes.target} style={{ insetInlineStart: percentOfBar(row.oee_target) }} />
        )}
      </span>
      {row.coverage !== null && row.coverage < 0.995 && (
        <span className={classes.note}>
          {t('figure.coverage')} {format.percent(row.coverage)}
        </span>
      )}
    </>
  );
}

function percentOfBar(ratio: number): string {
  return `${Math.min(ratio, 1) * 100}%`;
}

/** What is yet to come has no figures. */
function hasBegun({ started_at: startedAt }: ShiftMonthProps['shifts'][number]): boolean {
  return Date.parse(startedAt) <= Date.now();
}
