import { useTranslation } from 'react-i18next';
import { DataTable } from '../../design/data-table/data-table.tsx';
import { LiveView } from '../../design/live-view.tsx';
import { Page } from '../../design/page.tsx';
import { Panel } from '../../design/panel.tsx';
import { useLive } from '../../graphql/use-live.ts';
import { FlowPicture } from './flow-picture.tsx';
import { Flow_LiveDocument } from './flow.generated.ts';
import { useFlowSteps } from './use-flow-steps.ts';

/** The way of a signal from the PLC to the screen, with what flows at this moment. */
export function ArchitecturePage() {
  const { t } = useTranslation('architecture');
  const live = useLive(Flow_LiveDocument, {});
  const stepsOf = useFlowSteps();
  return (
    <Page title={t('title')}>
      <p>{t('lead')}</p>
      <LiveView live={live}>
        {({ flow }) => {
          const steps = stepsOf(flow.aggregate?.sum ?? null);
          return (
            <>
              <FlowPicture steps={steps} />
              <Panel title={t('steps')}>
                <DataTable
                  label={t('steps')}
                  rows={steps}
                  keyOf={({ from }) => from}
                  columns={[
                    { id: 'from', label: t('step.from'), value: ({ from }) => t(`part.${from}`) },
                    { id: 'to', label: t('step.to'), value: ({ to }) => t(`part.${to}`) },
                    { id: 'carries', label: t('step.carries'), value: ({ from }) => t(`carries.${from}`) },
                    { id: 'rate', label: t('step.rate'), value: ({ rate }) => rate },
                  ]}
                />
              </Panel>
            </>
          );
        }}
      </LiveView>
    </Page>
  );
}
