import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { explainParameter, readExplainQuestion } from '../../design/explain-question.ts';
import { Notice } from '../../design/notice.tsx';
import { SideDrawer } from '../../design/side-drawer.tsx';
import classes from './explain-drawer.module.css';
import { Explained } from './explained.tsx';

/** Where a figure comes from, down to the rows that made it. Its question stands in the address, so that it can be shared. */
export function ExplainDrawer({ word }: { readonly word: string }) {
  const { t } = useTranslation('explain');
  const [search, setSearch] = useSearchParams();
  const clipboard = useClipboard();
  const question = readExplainQuestion(word);
  const close = () => {
    const next = new URLSearchParams(search);
    next.delete(explainParameter);
    setSearch(next, { preventScrollReset: true });
  };
  const title = t('title', { figure: question === undefined ? '' : t(`figure.${question.figure}`) });
  return (
    <SideDrawer title={title} close={close} size="min(100vw, 56rem)">
      <div className={classes.content}>
        {question === undefined ? (
          <Notice kind="error" title={t('torn.title')}>
            {t('torn.next')}
          </Notice>
        ) : (
          <Explained question={question} />
        )}
        <Button variant="default" onClick={() => clipboard.copy(location.href)}>
          {clipboard.copied ? t('copied') : t('copy')}
        </Button>
      </div>
    </SideDrawer>
  );
}
