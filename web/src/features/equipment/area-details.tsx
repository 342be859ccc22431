import { useTranslation } from 'react-i18next';
import { CommandButton } from '../../design/command/command-button.tsx';
import { FormButton } from '../../design/command/form-button.tsx';
import { Notice } from '../../design/notice.tsx';
import { Panel } from '../../design/panel.tsx';
import { CreateEquipment } from './create-equipment.tsx';
import { Equipment_ChangeAreaDocument } from './equipment.generated.ts';
import { Facts } from './facts.tsx';
import { OeeTargets } from './oee-targets.tsx';
import type { Place } from './place.ts';

type AreaDetailsProps = Extract<Place, { kind: 'area' }> & { readonly choose: (key: string) => void };

/** An area: renamed, retired; lines and machines are added to it. */
export function AreaDetails({ site, area, choose }: AreaDetailsProps) {
  const { t } = useTranslation('equipment');
  const seen = { areaId: area.id, version: area.version };
  const count = (kind: string) => String(area.equipment.filter((each) => each.active && each.kind === kind).length);
  return (
    <>
      <Panel title={area.name} tools={area.active && <CreateEquipment area={area} choose={choose} />}>
        <Facts
          facts={[
            { label: t('field.site'), value: site.name },
            { label: t('field.lines'), value: count('line') },
            { label: t('field.machines'), value: count('machine') },
            { label: t('field.active'), value: t(area.active ? 'yes' : 'no'), hint: t('hint.retireArea') },
          ]}
        />
        {area.equipment.length === 0 && (
          <Notice kind="empty" title={t('noEquipment.title')}>
            {t('noEquipment.next')}
          </Notice>
        )}
        <div>
          <FormButton
            label={t('change')}
            about={area.name}
            document={Equipment_ChangeAreaDocument}
            fixed={seen}
            initial={area}
            fields={[
              { name: 'name', kind: 'text', label: t('field.name'), isRequired: true, hint: t('hint.areaName') },
            ]}
          />{' '}
          <CommandButton
            label={t(area.active ? 'retire' : 'useAgain')}
            about={area.name}
            document={Equipment_ChangeAreaDocument}
            input={{ ...seen, active: !area.active }}
            {...(area.active && { question: t('retireAreaQuestion') })}
          />
        </div>
      </Panel>
      <OeeTargets place={{ areaId: area.id }} name={area.name} timeZone={site.time_zone} targets={area.oee_targets} />
    </>
  );
}
