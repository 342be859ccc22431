import { useTranslation } from 'react-i18next';
import { CommandButton } from '../../design/command/command-button.tsx';
import { FormButton } from '../../design/command/form-button.tsx';
import { DataTable } from '../../design/data-table/data-table.tsx';
import { useColumnKinds } from '../../design/data-table/use-column-kinds.tsx';
import type { Field } from '../../design/form/field.ts';
import { Notice } from '../../design/notice.tsx';
import { Panel } from '../../design/panel.tsx';
import { useFormat } from '../../language/use-format.ts';
import {
  Equipment_EndTargetDocument,
  Equipment_RemoveTargetDocument,
  Equipment_SetTargetDocument,
  type Equipment_SetTargetMutationVariables,
  type Equipment_TargetFragment,
} from './equipment.generated.ts';

export interface OeeTargetsProps {
  /** The place by the argument that names it; empty for the enterprise. */
  readonly place: Pick<Equipment_SetTargetMutationVariables, 'siteId' | 'areaId' | 'equipmentId'>;
  readonly name: string;
  readonly timeZone: string;
  readonly targets: readonly Equipment_TargetFragment[];
}

/** What OEE a place aims at, from when until when; what it does not say, the place around it says. */
export function OeeTargets({ place, name, timeZone, targets }: OeeTargetsProps) {
  const { t } = useTranslation('equipment');
  const format = useFormat();
  const column = useColumnKinds(timeZone);
  const untilField = useUntilField(timeZone);
  return (
    <Panel title={t('targets.title')} tools={<SetTarget place={place} name={name} timeZone={timeZone} />}>
      <DataTable
        label={t('targets.title')}
        rows={targets}
        columns={[
          column.text<Equipment_TargetFragment>('target', t('field.target'), ({ target }) => format.percent(target)),
          {
            ...column.instant<Equipment_TargetFragment>('from', t('field.from'), (each) => each.effective_from),
            cell: ({ effective_from: from }) =>
              from === '-infinity' ? t('targets.always') : format.dateTime(from, timeZone),
          },
          {
            ...column.instant<Equipment_TargetFragment>('to', t('field.to'), (each) => each.effective_to),
            cell: ({ effective_to: to }) => (to === null ? t('targets.untilNext') : format.dateTime(to, timeZone)),
          },
        ]}
        keyOf={({ id }) => id}
        actions={({ id, version, target, effective_to: effectiveTo }) => (
          <>
            <FormButton
              label={t('targets.end')}
              about={`${name} ${format.percent(target)}`}
              document={Equipment_EndTargetDocument}
              fixed={{ oeeTargetId: id, version }}
              initial={{ effectiveTo }}
              fields={[untilField]}
            />{' '}
            <CommandButton
              label={t('targets.remove')}
              about={`${name} ${format.percent(target)}`}
              question={t('targets.removeQuestion')}
              document={Equipment_RemoveTargetDocument}
              input={{ oeeTargetId: id, version }}
            />
          </>
        )}
        empty={
          <Notice kind="empty" title={t('targets.empty')}>
            {t('targets.next')}
          </Notice>
        }
      />
    </Panel>
  );
}

function SetTarget({ place, name, timeZone }: Omit<OeeTargetsProps, 'targets'>) {
  const { t } = useTranslation('equipment');
  const untilField = useUntilField(timeZone);
  return (
    <FormButton
      label={t('targets.set')}
      about={name}
      document={Equipment_SetTargetDocument}
      fixed={place}
      fields={[
        { name: 'target', kind: 'percent', label: t('field.target'), isRequired: true, hint: t('hint.target') },
        {
          name: 'effectiveFrom',
          kind: 'instant',
          label: t('field.from'),
          timeZone,
          hint: t('hint.from', { zone: timeZone }),
        },
        untilField,
      ]}
    />
  );
}

/** When a target ceases to hold. */
function useUntilField(timeZone: string): Field<'effectiveTo'> {
  const { t } = useTranslation('equipment');
  return {
    name: 'effectiveTo',
    kind: 'instant',
    label: t('field.to'),
    timeZone,
    hint: t('hint.to', { zone: timeZone }),
  };
}
