import { Button, CloseButton, Drawer } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { explainParameter, readExplainQuestion } from '../../design/explain-question.ts';
import { Notice } from '../../design/notice.tsx';
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
  return (
    <Drawer.Root opened onClose={close} position="right" size="xl">
      <Drawer.Overlay />
      <Drawer.Content>
        <Drawer.Body className={classes.content}>
          <div className={classes.header}>
            <Drawer.Title className={classes.title}>
              {t('title', { figure: question === undefined ? '' : t(`figure.${question.figure}`) })}
            </Drawer.Title>
            <CloseButton size="xl" aria-label={t('close')} onClick={close} />
          </div>
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
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
