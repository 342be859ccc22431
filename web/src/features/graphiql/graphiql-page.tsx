import { useComputedColorScheme } from '@mantine/core';
import { GraphiQL } from 'graphiql';
import 'graphiql/style.css';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../design/page.tsx';
import { useConnection } from '../../graphql/graphql-provider.tsx';
import { useInstallation } from '../../installation/use-installation.ts';
import { useSession, useSessionStore } from '../../session/session-provider.tsx';
import { createFetcher } from './create-fetcher.ts';
import classes from './graphiql-page.module.css';

/** GraphiQL as whoever is signed in, in their role: the schema, the rows and the live queries that the role is given. */
export function GraphiqlPage() {
  const { t } = useTranslation('graphiql');
  const { role, name } = useSession();
  const session = useSessionStore();
  const connection = useConnection();
  const fetcher = useMemo(() => createFetcher({ session, role, connection }), [session, role, connection]);
  const scheme = useComputedColorScheme('light');
  const { consoleUrl } = useInstallation();
  return (
    <Page
      title={t('title')}
      tools={
        consoleUrl !== undefined && (
          <a href={consoleUrl} target="_blank" rel="noreferrer">
            {t('console')}
          </a>
        )
      }
    >
      <p className={classes.lead}>{t('lead', { name, role: t(`role.${role}`) })}</p>
      <div className={classes.editor}>
        <GraphiQL
          fetcher={fetcher}
          forcedTheme={scheme}
          // What one types is gone with the tab: the next person at this browser need not read it.
          storage={sessionStorage}
          isHeadersEditorEnabled={false}
          shouldPersistHeaders={false}
          defaultQuery={t('first')}
        />
      </div>
    </Page>
  );
}
