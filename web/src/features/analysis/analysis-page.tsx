import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Notice } from '../../design/notice.tsx';
import { Page } from '../../design/page.tsx';
import { QueryView } from '../../design/query-view.tsx';
import { Analysis_FiguresDocument, Analysis_ScopeDocument } from './analysis.generated.ts';
import { AnalysisForm } from './analysis-form.tsx';
import { argumentsOf } from './arguments-of.ts';
import { FiguresTable } from './figures-table.tsx';
import { keyOfRow } from './key-of-row.ts';
import { Reliability } from './reliability.tsx';
import { Timelines } from './timelines.tsx';
import { RowDetails } from './row-details.tsx';
import { readAnalysisQuestion } from './analysis-question.ts';
import { useAddressed } from '../../design/address/use-addressed.ts';

/** OEE of anything over any range: the figures, where the time went, why, and which stops it was. */
export function AnalysisPage() {
  const { t } = useTranslation('analysis');
  const { question, change, refresh } = useAddressed(readAnalysisQuestion);
  const [scope] = useQuery({ query: Analysis_ScopeDocument });
  const [result, ask] = useQuery({ query: Analysis_FiguresDocument, variables: argumentsOf(question) });
  const equipment = scope.data?.equipment ?? [];
  return (
    <Page
      title={t('title')}
      tools={
        <Button variant="default" onClick={refresh}>
          {t('refresh')}
        </Button>
      }
    >
      <AnalysisForm question={question} change={change} equipment={equipment} />
      <QueryView
        result={result}
        retry={() => ask({ requestPolicy: 'network-only' })}
        empty={({ figures }) =>
          figures.length === 0 ? (
            <Notice kind="empty" title={t('empty.title')}>
              {t('empty.next')}
            </Notice>
          ) : null
        }
      >
        {({ figures, roll_up_backlog: backlog }) => {
          const row =
            figures.find((each) => keyOfRow(each) === question.row) ??
            figures.find(({ oee }) => oee !== null) ??
            figures[0];
          return (
            <>
              <FiguresTable
                rows={figures}
                backlog={backlog}
                chosen={row}
                question={question}
                change={change}
                equipment={equipment}
              />
              {row !== undefined && <RowDetails row={row} question={question} change={change} equipment={equipment} />}
            </>
          );
        }}
      </QueryView>
      <Timelines question={question} change={change} equipment={equipment} />
      <Reliability question={question} equipment={equipment} />
    </Page>
  );
}
