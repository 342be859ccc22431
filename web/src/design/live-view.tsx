import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Live } from '../graphql/use-live.ts';
import { ErrorNotice } from './error-notice.tsx';
import classes from './live-view.module.css';
import { Notice } from './notice.tsx';
import { Since } from './since.tsx';

export interface LiveViewProps<Data> {
  readonly live: Live<Data>;
  /** What a view without rows says; undefined while it has some. */
  readonly empty?: (data: Data) => ReactNode;
  readonly children: (data: Data) => ReactNode;
}

/** A view of live data in all of its states: loading, empty, live, offline, failed. What was known before stays visible. */
export function LiveView<Data>({ live, empty, children }: LiveViewProps<Data>) {
  const { data, error } = live;
  return (
    <>
      <LostConnection live={live} />
      <Withheld live={live} />
      {error !== undefined && live.kind === 'failed' && <ErrorNotice error={error} retry={() => location.reload()} />}
      {data === undefined ? live.kind !== 'failed' && <Loading /> : (empty?.(data) ?? children(data))}
    </>
  );
}

function LostConnection({ live }: { readonly live: Live<unknown> }) {
  const { t } = useTranslation();
  if (live.sinceMs === undefined) return null;
  return (
    <div className={classes.banner} role="status">
      {t('live.offline')} <Since instant={live.sinceMs} />. {t('live.offlineNext')}
    </div>
  );
}

function Withheld({ live: { withheld } }: { readonly live: Live<unknown> }) {
  const { t } = useTranslation();
  if (withheld.length === 0) return null;
  return (
    <div className={classes.banner} role="status">
      {t('live.withheld', { fields: withheld.join(', ') })}
    </div>
  );
}

/** The shape of what is to come. */
export function Loading() {
  const { t } = useTranslation();
  return (
    <Notice kind="loading" title={t('live.loading')}>
      <Skeleton height={24} mb="sm" />
      <Skeleton height={24} width="70%" />
    </Notice>
  );
}
