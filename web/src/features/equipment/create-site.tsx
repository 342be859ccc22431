import { useTranslation } from 'react-i18next';
import { FormButton } from '../../design/command/form-button.tsx';
import { localZone } from '../../language/local-zone.ts';
import { may } from '../../session/may.ts';
import { useSession, useSessionStore } from '../../session/session-provider.tsx';
import { Equipment_CreateSiteDocument } from './equipment.generated.ts';
import { useSiteFields } from './use-site-fields.ts';

/** Adds a site to the enterprise, for those who may. */
export function CreateSite({ choose }: { readonly choose: (key: string) => void }) {
  const { t } = useTranslation('equipment');
  const session = useSession();
  const store = useSessionStore();
  const fields = useSiteFields();
  if (!may(session, 'administrator')) return null;
  return (
    <FormButton
      label={t('createSite')}
      isMain
      document={Equipment_CreateSiteDocument}
      initial={{ timeZone: localZone }}
      fields={fields}
      onDone={({ createSite }) => {
        choose(`site-${createSite.siteId}`);
        // A token names the sites that it is good for: this one is not among those of the present token.
        void store.replaceAccessToken();
      }}
    />
  );
}
