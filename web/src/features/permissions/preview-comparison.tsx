import { useTranslation } from 'react-i18next';
import { Mark } from '../../design/mark.tsx';
import { PlainTable } from '../../design/plain-table.tsx';
import { useFormat } from '../../language/use-format.ts';
import type { Operation } from './metadata.ts';
import classes from './permissions.module.css';
import { rowsAtMost, type PreviewAnswer, type Sight } from './preview-question.ts';
import type { TableShape } from './table-shape.ts';
import { formatValue } from './value-text.ts';

export interface PreviewComparisonProps {
  readonly answer: PreviewAnswer;
  readonly now: Sight;
  readonly then: Sight;
  readonly shape: TableShape;
  readonly limit: number | null;
  readonly operation: Operation;
}

const tones = { lost: 'bad', gained: 'good', kept: 'quiet' } as const;
type Fate = keyof typeof tones;

/** What is lost, gained and kept: in words, then row by row. */
export function PreviewComparison({ answer, now, then, shape, limit, operation }: PreviewComparisonProps) {
  const { t } = useTranslation('permissions');
  const format = useFormat();
  const counts = { now: countOf(answer.now), then: countOf(answer.then), both: countOf(answer.both) };
  const columns = shape.columns.filter(({ name }) => now.columns.includes(name) || then.columns.includes(name));
  const fateOf = (name: string): Fate =>
    then.columns.includes(name) ? (now.columns.includes(name) ? 'kept' : 'gained') : 'lost';
  const fates: readonly Fate[] = ['lost', 'gained', 'kept'];
  const rows = fates.flatMap((fate) => answer[fate].map((row) => ({ fate, row }))).slice(0, rowsAtMost);
  const lost = columns.filter(({ name }) => fateOf(name) === 'lost').map(({ name }) => name);
  const gained = columns.filter(({ name }) => fateOf(name) === 'gained').map(({ name }) => name);
  return (
    <div role="status" className={classes.nodes}>
      <p className={classes.plain}>
        {t('preview.rows', {
          now: format.number(counts.now),
          then: format.number(counts.then),
          lost: format.number(counts.now - counts.both),
          gained: format.number(counts.then - counts.both),
        })}
        {operation === 'select' && limit !== null && ` ${t('preview.limit', { limit: format.number(limit) })}`}
      </p>
      {lost.length > 0 && <p className={classes.plain}>{t('preview.lostColumns', { columns: lost.join(', ') })}</p>}
      {gained.length > 0 && (
        <p className={classes.plain}>{t('preview.gainedColumns', { columns: gained.join(', ') })}</p>
      )}
      {rows.length > 0 && (
        <PlainTable
          label={t('preview.table')}
          head={
            <>
              <th scope="col">{t('preview.fate')}</th>
              {columns.map(({ name }) => (
                <th key={name} scope="col">
                  {name}
                  {fateOf(name) !== 'kept' && (
                    <div>
                      <Mark tone={tones[fateOf(name)]}>{t(`preview.${fateOf(name)}`)}</Mark>
                    </div>
                  )}
                </th>
              ))}
            </>
          }
        >
          {rows.map(({ fate, row }, index) => (
            <tr key={index}>
              <th scope="row">
                <Mark tone={tones[fate]}>{t(`preview.${fate}`)}</Mark>
              </th>
              {columns.map(({ name, graphqlName }) => (
                <td
                  key={name}
                  data-lost={fate === 'lost' || fateOf(name) === 'lost' || undefined}
                  className={classes.value}
                >
                  {formatValue(row[graphqlName] ?? null)}
                </td>
              ))}
            </tr>
          ))}
        </PlainTable>
      )}
    </div>
  );
}

function countOf({ aggregate: { count } }: PreviewAnswer['now']): number {
  return count;
}
