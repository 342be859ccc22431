import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import type { ExplainQuestion } from '../../design/explain-question.ts';
import { Notice } from '../../design/notice.tsx';
import type { OeeRowFragment } from '../../design/oee-row/oee-row.generated.ts';
import { QueryView } from '../../design/query-view.tsx';
import { useFormat } from '../../language/use-format.ts';
import { Explain_FormulaDocument } from './explain.generated.ts';
import { ExplainedRows } from './explained-rows.tsx';
import classes from './explained.module.css';
import { Formula } from './formula.tsx';
import { formulaLines } from './formula-lines.ts';

/** A figure: of whom and when, its formula with the values put in, by which settings, and its rows. */
export function Explained({ question }: { readonly question: ExplainQuestion }) {
  const { t } = useTranslation('explain');
  const { from, to, groupBy: by, bucket } = question;
  const asked = {
    ...{ from, to, by, bucket, equipmentIds: question.equipmentIds, key: question.groupKey },
    startedAt: question.startedAt === null ? {} : { _eq: question.startedAt },
  };
  const [result, ask] = useQuery({ query: Explain_FormulaDocument, variables: asked });
  return (
    <QueryView result={result} retry={() => ask({ requestPolicy: 'network-only' })}>
      {({ figures: [row], ...rules }) =>
        row === undefined ? (
          <Notice kind="empty" title={t('gone.title')}>
            {t('gone.next')}
          </Notice>
        ) : (
          <>
            <OfWhom row={row} />
            <div role="group" aria-label={t('formula')} className={classes.formulas}>
              {formulaLines(question.figure, row, rules).map((line) => (
                <Formula key={line.figure} line={line} />
              ))}
            </div>
            <Settings row={row} />
            <ExplainedRows variables={{ ...asked, figure: question.figure }} timeZone={row.time_zone ?? 'UTC'} />
          </>
        )
      }
    </QueryView>
  );
}

function OfWhom({ row }: { readonly row: OeeRowFragment }) {
  const { t } = useTranslation('explain');
  const format = useFormat();
  const zone = row.time_zone ?? 'UTC';
  return (
    <p className={classes.line}>
      {t('whole', { name: row.group_name ?? row.group_key })}: {format.dateTime(row.started_at, zone)} –{' '}
      {format.dateTime(row.ended_at, zone)}
    </p>
  );
}

function Settings({ row }: { readonly row: OeeRowFragment }) {
  const { t } = useTranslation('explain');
  return (
    <>
      {(['no_data_counts_as', 'micro_stop_counts_as'] as const).map((setting) => {
        const value = row[setting];
        return value === null ? null : (
          <p key={setting} className={classes.line}>
            {t(`settings.${setting}`)}: {t(`settings.${value}`)}
          </p>
        );
      })}
      {row.hint !== null && <p className={classes.line}>{row.hint}</p>}
    </>
  );
}
