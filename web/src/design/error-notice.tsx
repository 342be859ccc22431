import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { explainError } from './explained-error.ts';
import { Notice } from './notice.tsx';
import classes from './error-notice.module.css';

export interface ErrorNoticeProps {
  readonly error: Parameters<typeof explainError>[0];
  readonly retry?: (() => void) | undefined;
}

/** An error in two layers: a sentence and a next step; the detail behind it. */
export function ErrorNotice({ error, retry }: ErrorNoticeProps) {
  const { t } = useTranslation();
  const { sentence, detail } = explainError(error);
  return (
    <Notice kind="error" title={t(`${sentence}.title`)}>
      <p>{t(`${sentence}.next`)}</p>
      {retry !== undefined && <Button onClick={retry}>{t('error.again')}</Button>}
      <details className={classes.details}>
        <summary>{t('error.detail')}</summary>
        <code>{detail}</code>
      </details>
    </Notice>
  );
}
