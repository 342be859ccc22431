import { useTranslation } from 'react-i18next';
import { Panel } from '../../design/panel.tsx';
import { localZone } from '../../language/local-zone.ts';
import { Facts } from './facts.tsx';
import { OeeTargets } from './oee-targets.tsx';
import type { Place } from './place.ts';

/** What an enterprise counts as what, which nothing in the API changes, and what it aims at. */
export function EnterpriseDetails({ enterprise, sites }: Extract<Place, { kind: 'enterprise' }>) {
  const { t } = useTranslation('equipment');
  return (
    <>
      <Panel title={enterprise.name}>
        <Facts
          facts={[
            { label: t('field.sites'), value: sites.map(({ name }) => name).join(', '), hint: t('hint.sites') },
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
      </Panel>
      <OeeTargets place={{}} name={enterprise.name} timeZone={localZone} targets={enterprise.oee_targets} />
    </>
  );
}
