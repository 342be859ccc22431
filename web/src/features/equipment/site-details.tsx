import { useTranslation } from 'react-i18next';
import { FormButton } from '../../design/command/form-button.tsx';
import { Notice } from '../../design/notice.tsx';
import { Panel } from '../../design/panel.tsx';
import { may } from '../../session/may.ts';
import { useSession } from '../../session/session-provider.tsx';
import { Equipment_ChangeSiteDocument, Equipment_CreateAreaDocument } from './equipment.generated.ts';
import { Facts } from './facts.tsx';
import { OeeTargets } from './oee-targets.tsx';
import type { Place, Site } from './place.ts';
import { useSiteFields } from './use-site-fields.ts';

type SiteDetailsProps = Extract<Place, { kind: 'site' }> & { readonly choose: (key: string) => void };

/** A site: renamed, given another time zone; areas are added to it. */
export function SiteDetails({ site, choose }: SiteDetailsProps) {
  const { t } = useTranslation('equipment');
  return (
    <>
      <Panel
        title={site.name}
        tools={
          <FormButton
            label={t('createArea')}
            isMain
            document={Equipment_CreateAreaDocument}
            fixed={{ siteId: site.id }}
            fields={[
              { name: 'name', kind: 'text', label: t('field.name'), isRequired: true, hint: t('hint.areaName') },
            ]}
            onDone={({ createArea }) => choose(`area-${createArea.areaId}`)}
          />
        }
      >
        <Facts
          facts={[
            { label: t('field.timeZone'), value: site.time_zone, hint: t('hint.timeZone') },
            { label: t('field.areas'), value: String(site.areas.filter(({ active }) => active).length) },
          ]}
        />
        <div>
          <ChangeSite site={site} />
        </div>
        {site.areas.length === 0 && (
          <Notice kind="empty" title={t('noArea.title')}>
            {t('noArea.next')}
          </Notice>
        )}
      </Panel>
      <OeeTargets place={{ siteId: site.id }} name={site.name} timeZone={site.time_zone} targets={site.oee_targets} />
    </>
  );
}

function ChangeSite({ site }: { readonly site: Site }) {
  const { t } = useTranslation('equipment');
  const session = useSession();
  const fields = useSiteFields(site.time_zone);
  if (!may(session, 'administrator')) return null;
  return (
    <FormButton
      label={t('change')}
      about={site.name}
      document={Equipment_ChangeSiteDocument}
      fixed={{ siteId: site.id, version: site.version }}
      initial={{ name: site.name, timeZone: site.time_zone }}
      fields={fields}
    />
  );
}
