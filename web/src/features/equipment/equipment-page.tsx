import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { LiveView } from '../../design/live-view.tsx';
import { Notice } from '../../design/notice.tsx';
import { Page } from '../../design/page.tsx';
import { TreeWithDetails } from '../../design/tree/tree-with-details.tsx';
import { useLive } from '../../graphql/use-live.ts';
import { CreateSite } from './create-site.tsx';
import { Equipment_PlantDocument } from './equipment.generated.ts';
import { PlaceDetails } from './place-details.tsx';
import { placeOf, plantTree, type Site } from './place.ts';

/** The plant as a tree, and what there is to say about each place of it. */
export function EquipmentPage() {
  const { t } = useTranslation('equipment');
  const live = useLive(Equipment_PlantDocument, {});
  const { choose } = useChosenPlace();
  return (
    <Page title={t('title')}>
      <LiveView
        live={live}
        empty={({ sites }) =>
          sites.length === 0 ? (
            <Notice kind="empty" title={t('empty.title')}>
              {t('empty.next')} <CreateSite choose={choose} />
            </Notice>
          ) : null
        }
      >
        {({ sites }) => <Plant sites={sites} />}
      </LiveView>
    </Page>
  );
}

function Plant({ sites }: { readonly sites: readonly Site[] }) {
  const { t } = useTranslation('equipment');
  const { key, choose } = useChosenPlace();
  const place = placeOf(sites, key);
  return (
    <TreeWithDetails
      label={t('tree')}
      nodes={plantTree(sites, (kind) => t(`kind.${kind}`))}
      chosen={key}
      onChoose={choose}
    >
      {place === undefined ? (
        <Notice kind="empty" title={t('gone.title')}>
          {t('gone.next')}
        </Notice>
      ) : (
        <PlaceDetails key={key} place={place} choose={choose} />
      )}
    </TreeWithDetails>
  );
}

/** The place that the address names. */
function useChosenPlace() {
  const [search, setSearch] = useSearchParams();
  return {
    key: search.get('place') ?? 'enterprise',
    choose: (chosen: string) => setSearch({ place: chosen }, { replace: true, preventScrollReset: true }),
  };
}
