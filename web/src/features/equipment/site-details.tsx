import { useTranslation } from 'react-i18next';
import { FormButton } from '../../design/command/form-button.tsx';
import { Notice } from '../../design/notice.tsx';
import { Panel } from '../../design/panel.tsx';
import { Equipment_CreateAreaDocument } from './equipment.generated.ts';
import { Facts } from './facts.tsx';
import { OeeTargets } from './oee-targets.tsx';
import type { Place } from './place.ts';

type SiteDetailsProps = Extract<Place, { kind: 'site' }> & { readonly choose: (key: string) => void };

/** A site with its zone; areas are added to it. */
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
