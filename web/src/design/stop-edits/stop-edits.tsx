import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useFormat } from '../../language/use-format.ts';
import { may } from '../../session/may.ts';
import { useSession } from '../../session/session-provider.tsx';
import { CommandButton } from '../command/command-button.tsx';
import { Notice } from '../notice.tsx';
import { PlainTable } from '../plain-table.tsx';
import { QueryView } from '../query-view.tsx';
import { StopEdits_ListDocument, StopEdits_RevertDocument } from './stop-edits.generated.ts';

export interface StopEditsProps {
  readonly stopId: number;
  readonly size: 'sm' | 'xl';
}

/** What people did to a stop, the last edit first; each can be taken back for ever, and that too. */
export function StopEdits({ stopId, size }: StopEditsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const mayRevert = may(useSession(), 'operator');
  const [result, ask] = useQuery({
    query: StopEdits_ListDocument,
    variables: { about: [{ id: stopId }] },
    requestPolicy: 'network-only',
  });
  const again = () => ask({ requestPolicy: 'network-only' });
  return (
    <QueryView
      result={result}
      retry={again}
      empty={({ edits }) => (edits.length === 0 ? <Notice kind="empty" title={t('stopEdits.empty')} /> : null)}
    >
      {({ edits }) => (
        <PlainTable
          label={t('stopEdits.title')}
          head={
            <>
              <th scope="col">{t('stopEdits.what')}</th>
              <th scope="col">{t('stopEdits.stops')}</th>
              <th scope="col">{t('stopEdits.who')}</th>
              <th scope="col">{t('stopEdits.when')}</th>
              <th scope="col">{t('table.actions')}</th>
            </>
          }
        >
          {edits.map((edit) => (
            <tr key={edit.id} data-testid="stop-edit">
              <th scope="row">{t(`stopEdits.kind.${edit.kind}`)}</th>
              <td>
                {count(edit.stops_before)} → {count(edit.stops_after)}
              </td>
              <td>{edit.made_by_user?.name ?? t('stopEdits.unknown')}</td>
              <td>{format.dateTime(edit.made_at, edit.equipment.area.site.time_zone)}</td>
              <td>
                {edit.is_reverted && t('stopEdits.reverted')}
                {!edit.is_reverted && mayRevert && (
                  <CommandButton
                    size={size}
                    label={t('stopEdits.revert')}
                    about={t(`stopEdits.kind.${edit.kind}`)}
                    question={t('stopEdits.question')}
                    document={StopEdits_RevertDocument}
                    input={{ editId: edit.id, withLater: true }}
                    onDone={again}
                  />
                )}
              </td>
            </tr>
          ))}
        </PlainTable>
      )}
    </QueryView>
  );
}

/** How many stops an edit met, or left. */
function count(stops: unknown): number {
  return Array.isArray(stops) ? stops.length : 0;
}
