import { useTranslation } from 'react-i18next';
import { CommandButton } from '../../design/command/command-button.tsx';
import { DataTable } from '../../design/data-table/data-table.tsx';
import { useColumnKinds } from '../../design/data-table/use-column-kinds.tsx';
import { Notice } from '../../design/notice.tsx';
import { Panel } from '../../design/panel.tsx';
import { Equipment_MakeConstraintDocument } from './equipment.generated.ts';
import type { Area, Machine } from './place.ts';

/** The machines of a line, and which of them limits it. */
export function LineMachines({ line, area }: { readonly line: Machine; readonly area: Area }) {
  const { t } = useTranslation('equipment');
  const column = useColumnKinds();
  const machines = area.equipment.filter(({ parent_id }) => parent_id === line.id);
  const constraint = machines.find(({ is_constraint }) => is_constraint);
  return (
    <Panel title={t('lineMachines.title')}>
      {machines.length > 0 && (
        <p>{constraint === undefined ? t('lineMachines.noConstraint') : t('lineMachines.constraint', constraint)}</p>
      )}
      <DataTable
        label={t('lineMachines.title')}
        rows={machines}
        columns={[
          column.text<Machine>('name', t('field.name'), ({ name }) => name),
          column.flag<Machine>('constraint', t('field.isConstraint'), ({ is_constraint }) => is_constraint),
          column.flag<Machine>('active', t('field.active'), ({ active }) => active),
        ]}
        keyOf={({ id }) => id}
        actions={(machine) =>
          machine.active &&
          !machine.is_constraint && (
            <CommandButton
              label={t('makeConstraint')}
              about={machine.name}
              question={t('makeConstraintQuestion')}
              document={Equipment_MakeConstraintDocument}
              input={{ equipmentId: machine.id, version: machine.version }}
            />
          )
        }
        empty={
          <Notice kind="empty" title={t('lineMachines.empty')}>
            {t('lineMachines.next')}
          </Notice>
        }
      />
    </Panel>
  );
}
