import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { CommandButton } from '../../design/command/command-button.tsx';
import { FormButton } from '../../design/command/form-button.tsx';
import { Panel } from '../../design/panel.tsx';
import { useFormat } from '../../language/use-format.ts';
import { terminalPath } from '../../routes.ts';
import { CreateEquipment } from './create-equipment.tsx';
import { Equipment_ChangeDocument, Equipment_SetActiveDocument } from './equipment.generated.ts';
import { Facts } from './facts.tsx';
import { LineMachines } from './line-machines.tsx';
import { OeeTargets } from './oee-targets.tsx';
import type { Machine, Place } from './place.ts';
import { Sources } from './sources.tsx';
import { useEquipmentFields } from './use-equipment-fields.ts';

/** A line or a machine: its settings with what they mean, what it aims at, its machines, its sources. */
export function MachineDetails({ site, area, machine }: Extract<Place, { kind: 'equipment' }>) {
  const { t } = useTranslation('equipment');
  const fields = useEquipmentFields(area, machine);
  const seen = { equipmentId: machine.id, version: machine.version };
  return (
    <>
      <Panel
        title={machine.name}
        tools={
          <>
            <Link to={terminalPath(machine.id)}>{t('terminal')}</Link>
            {machine.kind === 'line' && machine.active && <CreateEquipment area={area} lineId={machine.id} />}
          </>
        }
      >
        <Facts
          facts={useFacts(
            machine,
            area.equipment.find(({ id }) => id === machine.parent_id),
          )}
        />
        <div>
          <FormButton
            label={t('change')}
            about={machine.name}
            document={Equipment_ChangeDocument}
            fixed={seen}
            initial={{
              name: machine.name,
              lineId: machine.parent_id,
              isConstraint: machine.is_constraint,
              idealRatePerMin: machine.ideal_rate_per_min,
              unitsPerCycle: machine.units_per_cycle,
              microStopSeconds: machine.micro_stop_seconds,
              microStopCycles: machine.micro_stop_cycles,
              staleAfterSeconds: machine.stale_after_seconds,
              countsComeFrom: machine.counts_come_from,
            }}
            fields={fields}
            intro={<p>{t('restates')}</p>}
          />{' '}
          <CommandButton
            label={t(machine.active ? 'retire' : 'useAgain')}
            about={machine.name}
            document={Equipment_SetActiveDocument}
            input={{ ...seen, active: !machine.active }}
            {...(machine.active && { question: t('retireQuestion') })}
          />
        </div>
      </Panel>
      <OeeTargets
        place={{ equipmentId: machine.id }}
        name={machine.name}
        timeZone={site.time_zone}
        targets={machine.oee_targets}
      />
      {machine.kind === 'line' && <LineMachines line={machine} area={area} />}
      <Sources machine={machine} />
    </>
  );
}

function useFacts(machine: Machine, line: Machine | undefined) {
  const { t } = useTranslation('equipment');
  const format = useFormat();
  const fact = (name: string, value: string) => ({ label: t(`field.${name}`), value, hint: t(`hint.${name}`) });
  const orNone = (value: number | null, unit: string, decimals = 0) =>
    value === null ? t('notSet') : format.number(value, unit, decimals);
  return [
    { label: t('field.kind'), value: t(`kind.${machine.kind}`) },
    ...(machine.kind === 'machine' ? [fact('lineId', line?.name ?? t('onItsOwn'))] : []),
    ...(line === undefined ? [] : [fact('isConstraint', t(machine.is_constraint ? 'yes' : 'no'))]),
    fact('idealRatePerMin', orNone(machine.ideal_rate_per_min, t('unit.perMin'), 1)),
    fact('unitsPerCycle', format.number(machine.units_per_cycle)),
    fact('microStopSeconds', format.number(machine.micro_stop_seconds, 's')),
    fact('microStopCycles', orNone(machine.micro_stop_cycles, t('unit.cycles'))),
    fact(
      'staleAfterSeconds',
      machine.stale_after_seconds === null ? t('never') : format.number(machine.stale_after_seconds, 's'),
    ),
    fact('countsComeFrom', t(`countsComeFrom.${machine.counts_come_from}`)),
    { label: t('field.active'), value: t(machine.active ? 'yes' : 'no'), hint: t('hint.retire') },
  ];
}
