import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LiveView } from '../../design/live-view.tsx';
import { Notice } from '../../design/notice.tsx';
import { Panel } from '../../design/panel.tsx';
import { TreeWithDetails } from '../../design/tree/tree-with-details.tsx';
import type { Live } from '../../graphql/use-live.ts';
import classes from './reason-panel.module.css';
import { reasonTree, type TreeReason } from './reason-tree.ts';

export interface ReasonPanelProps<Reason extends TreeReason> {
  readonly title: string;
  readonly live: Live<{ readonly reasons: readonly Reason[] }>;
  /** What a reason leads to, in a word. */
  readonly lossOf: (reason: Reason) => string;
  /** What another loss leads to. */
  readonly hint: string;
  /** Adds a reason, under another one where there is one. */
  readonly create: (reasons: readonly Reason[], parent: Reason | undefined) => ReactNode;
  /** What can be done with a reason. */
  readonly actions: (reason: Reason, reasons: readonly Reason[]) => ReactNode;
}

/** One tree of reasons, and what there is to say about the one that is chosen. */
export function ReasonPanel<Reason extends TreeReason>(props: ReasonPanelProps<Reason>) {
  const { title, live, create, actions, lossOf, hint } = props;
  const { t } = useTranslation('reasons');
  const [key, setKey] = useState<string>();
  const reasons = live.data?.reasons ?? [];
  return (
    <Panel title={title} tools={create(reasons, undefined)}>
      <LiveView
        live={live}
        empty={() =>
          reasons.length === 0 ? (
            <Notice kind="empty" title={t('empty.title')}>
              {t('empty.next')}
            </Notice>
          ) : null
        }
      >
        {() => {
          const reason = reasons.find(({ id }) => String(id) === key);
          return (
            <TreeWithDetails label={title} nodes={reasonTree(reasons, lossOf)} chosen={key} onChoose={setKey}>
              {reason === undefined ? (
                <Notice kind="empty" title={t('choose.title')}>
                  {t('choose.next')}
                </Notice>
              ) : (
                <section aria-label={reason.name} className={classes.reason}>
                  <h3 className={classes.name}>{reason.name}</h3>
                  <dl className={classes.facts}>
                    <dt>{t('field.code')}</dt>
                    <dd>{reason.code}</dd>
                    <dt>{t('field.loss')}</dt>
                    <dd>{lossOf(reason)}</dd>
                    <dt>{t('field.active')}</dt>
                    <dd>{t(reason.active ? 'yes' : 'no')}</dd>
                  </dl>
                  <p className={classes.hint}>{hint}</p>
                  <div className={classes.actions}>
                    {actions(reason, reasons)}
                    {reason.active && create(reasons, reason)}
                  </div>
                </section>
              )}
            </TreeWithDetails>
          );
        }}
      </LiveView>
    </Panel>
  );
}
