import { Button } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../design/page.tsx';
import { useInstallation } from '../../installation/use-installation.ts';
import { AdminApi } from './admin-api.ts';
import type { ExportedMetadata } from './metadata.ts';
import { PermissionDesk } from './permission-desk.tsx';
import { SecretForm } from './secret-form.tsx';

/**
 * Which role may do what with which table. Permissions are the whole platform's, not an enterprise's, so whoever changes them
 * shows the admin secret, which is forgotten when the page is left.
 */
export function PermissionsPage() {
  const { t } = useTranslation('permissions');
  const [opened, setOpened] = useState<{ readonly api: AdminApi; readonly metadata: ExportedMetadata }>();
  const { consoleUrl } = useInstallation();
  const open = useCallback(async (secret: string) => {
    const api = new AdminApi(secret);
    setOpened({ api, metadata: await api.exportMetadata() });
  }, []);
  const reload = async () => {
    if (opened !== undefined) setOpened({ api: opened.api, metadata: await opened.api.exportMetadata() });
  };
  return (
    <Page
      title={t('title')}
      tools={
        <>
          {consoleUrl !== undefined && (
            <a href={consoleUrl} target="_blank" rel="noreferrer">
              {t('console')}
            </a>
          )}
          {opened !== undefined && (
            <Button variant="default" onClick={() => setOpened(undefined)}>
              {t('secret.forget')}
            </Button>
          )}
        </>
      }
    >
      {opened === undefined ? (
        <SecretForm open={open} />
      ) : (
        <PermissionDesk api={opened.api} metadata={opened.metadata} reload={reload} />
      )}
    </Page>
  );
}
