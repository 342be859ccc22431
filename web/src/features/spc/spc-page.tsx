import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useAddressed } from '../../design/address/use-addressed.ts';
import { Notice } from '../../design/notice.tsx';
import { Page } from '../../design/page.tsx';
import { QueryView } from '../../design/query-view.tsx';
import { argumentsOf } from './arguments-of.ts';
import { Capability } from './capability.tsx';
import { Spc_ChartDocument, Spc_SubjectsDocument } from './spc.generated.ts';
import { SpcAnswer } from './spc-answer.tsx';
import { SpcForm } from './spc-form.tsx';
import { readSpcQuestion, type SpcQuestion } from './spc-question.ts';
import { findSubject, subjectsOf, type KnownSubject } from './spc-subjects.ts';
import type { AddressChange } from '../../design/address/use-addressed.ts';

/** Control charts: whether a process does what it always did, and when it did not. */
export function SpcPage() {
  const { t } = useTranslation('spc');
  const { question, change, refresh } = useAddressed(readSpcQuestion);
  const [result, ask] = useQuery({ query: Spc_SubjectsDocument });
  return (
    <Page
      title={t('title')}
      tools={
        <Button variant="default" onClick={refresh}>
          {t('refresh')}
        </Button>
      }
    >
      <QueryView result={result} retry={() => ask({ requestPolicy: 'network-only' })}>
        {({ equipment }) => {
          const subjects = subjectsOf(equipment);
          const chosen = findSubject(subjects, question.subject);
          return (
            <>
              <SpcForm question={question} change={change} subjects={subjects} chosen={chosen} />
              {chosen === undefined ? (
                <Notice kind="empty" title={t('noSubject.title')}>
                  {t('noSubject.next')}
                </Notice>
              ) : (
                <Asked question={question} change={change} chosen={chosen} />
              )}
            </>
          );
        }}
      </QueryView>
    </Page>
  );
}

interface AskedProps {
  readonly question: SpcQuestion;
  readonly change: (parts: AddressChange) => void;
  readonly chosen: KnownSubject;
}

function Asked({ question, change, chosen }: AskedProps) {
  const { t } = useTranslation('spc');
  const [result, ask] = useQuery({
    query: Spc_ChartDocument,
    variables: argumentsOf(question, chosen.subject),
    requestPolicy: 'network-only',
  });
  return (
    <>
      <QueryView
        result={result}
        retry={() => ask({ requestPolicy: 'network-only' })}
        empty={({ points }) =>
          points.length === 0 ? (
            <Notice kind="empty" title={t('empty.title')}>
              {t('empty.next')}
            </Notice>
          ) : null
        }
      >
        {({ points }) => <SpcAnswer points={points} question={question} change={change} chosen={chosen} />}
      </QueryView>
      <Capability question={question} chosen={chosen} />
    </>
  );
}
