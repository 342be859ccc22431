import { useTranslation } from 'react-i18next';
import { FormButton } from '../../design/command/form-button.tsx';
import { Panel } from '../../design/panel.tsx';
import { localZone } from '../../language/local-zone.ts';
import { may } from '../../session/may.ts';
import { useSession } from '../../session/session-provider.tsx';
import { CreateSite } from './create-site.tsx';
import { Equipment_ChangeEnterpriseDocument } from './equipment.generated.ts';
import { Facts } from './facts.tsx';
import { OeeTargets } from './oee-targets.tsx';
import type { Place, Site } from './place.ts';

type EnterpriseDetailsProps = Extract<Place, { kind: 'enterprise' }> & { readonly choose: (key: string) => void };

/** What an enterprise counts as what, and what it aims at; sites are added to it. */
export function EnterpriseDetails({ enterprise, sites, choose }: EnterpriseDetailsProps) {
  const { t } = useTranslation('equipment');
  return (
    <>
      <Panel title={enterprise.name} tools={<CreateSite choose={choose} />}>
        <Facts
          facts={[
            { label: t('field.sites'), value: sites.map(({ name }) => name).join(', ') },
            {
              label: t('field.noData'),
              value: t(`noDataCountsAs.${enterprise.no_data_counts_as}`),
              hint: t('hint.enterprise'),
            },
            {
              label: t('field.microStops'),
              value: t(`microStopCountsAs.${enterprise.micro_stop_counts_as}`),
              hint: t('hint.enterprise'),
            },
          ]}
        />
        <div>
          <ChangeEnterprise enterprise={enterprise} />
        </div>
      </Panel>
      <OeeTargets place={{}} name={enterprise.name} timeZone={localZone} targets={enterprise.oee_targets} />
    </>
  );
}

function ChangeEnterprise({ enterprise }: { readonly enterprise: Site['enterprise'] }) {
  const { t } = useTranslation('equipment');
  const session = useSession();
  if (!may(session, 'administrator')) return null;
  return (
    <FormButton
      label={t('change')}
      about={enterprise.name}
      document={Equipment_ChangeEnterpriseDocument}
      fixed={{ version: enterprise.version }}
      initial={{
        noDataCountsAs: enterprise.no_data_counts_as,
        microStopCountsAs: enterprise.micro_stop_counts_as,
      }}
      intro={<p>{t('restates')}</p>}
      fields={[
        {
          name: 'noDataCountsAs',
          kind: 'choice',
          label: t('field.noData'),
          isRequired: true,
          options: (['excluded', 'downtime'] as const).map((value) => ({
            value,
            label: t(`noDataCountsAs.${value}`),
          })),
        },
        {
          name: 'microStopCountsAs',
          kind: 'choice',
          label: t('field.microStops'),
          isRequired: true,
          options: (['performance', 'availability'] as const).map((value) => ({
            value,
            label: t(`microStopCountsAs.${value}`),
          })),
        },
      ]}
    />
  );
}
