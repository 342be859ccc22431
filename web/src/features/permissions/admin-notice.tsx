import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../design/notice.tsx';
import { AdminApiError } from './admin-api.ts';

const sentences: Readonly<Record<string, string>> = {
  'access-denied': 'denied',
  'invalid-headers': 'denied',
  conflict: 'conflict',
  offline: 'offline',
};

/** Why the server refused: a sentence with the next step, then its own words. */
export function AdminNotice({ error, children }: { readonly error: unknown; readonly children?: ReactNode }) {
  const { t } = useTranslation('permissions');
  const sentence = error instanceof AdminApiError ? (sentences[error.code] ?? 'refused') : 'refused';
  return (
    <Notice kind="error" title={t(`error.${sentence}`)}>
      <details>
        <summary>{t('error.detail')}</summary>
        <code>{error instanceof Error ? error.message : String(error)}</code>
      </details>
      {children}
    </Notice>
  );
}
