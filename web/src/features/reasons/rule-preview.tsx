import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { equipmentLabel } from '../../design/equipment-label.ts';
import { Mark } from '../../design/mark.tsx';
import { Notice } from '../../design/notice.tsx';
import { PlainTable } from '../../design/plain-table.tsx';
import { QueryView } from '../../design/query-view.tsx';
import { SideDrawer } from '../../design/side-drawer.tsx';
import { useFormat } from '../../language/use-format.ts';
import type { Rule } from './reason-rules.tsx';
import { Reasons_PreviewDocument, type Reasons_PreviewQuery } from './reasons.generated.ts';

const dayMs = 86_400_000;
const ranges = [1, 7, 30] as const;

/** Which stops a rule would justify if it had always held, before it does. */
export function RulePreview({ rule }: { readonly rule: Rule }) {
  const { t } = useTranslation('reasons');
  const [isOpen, setOpen] = useState(false);
  const title = t('preview.title', { name: rule.name });
  return (
    <>
      <Button variant="default" size="sm" aria-label={title} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t('preview.open')}
      </Button>
      {isOpen && (
        <SideDrawer close={() => setOpen(false)} title={title} size="xl">
          <Preview rule={rule} />
        </SideDrawer>
      )}
    </>
  );
}

function Preview({ rule }: { readonly rule: Rule }) {
  const { t } = useTranslation('reasons');
  const [days, setDays] = useState<number>(7);
  const [toMs] = useState(() => Date.now());
  const [result, ask] = useQuery({
    query: Reasons_PreviewDocument,
    variables: {
      ruleId: rule.id,
      from: new Date(toMs - days * dayMs).toISOString(),
      to: new Date(toMs).toISOString(),
    },
    requestPolicy: 'network-only',
  });
  return (
    <>
      <NativeSelect
        label={t('preview.range')}
        value={days}
        onChange={(event) => setDays(Number(event.currentTarget.value))}
        data={ranges.map((range) => ({ value: String(range), label: t('preview.days', { count: range }) }))}
      />
      <QueryView result={result} retry={() => ask({ requestPolicy: 'network-only' })}>
        {(data) => <PreviewedStops {...data} />}
      </QueryView>
    </>
  );
}

function PreviewedStops({ changed, justified, stops }: Reasons_PreviewQuery) {
  const { t } = useTranslation('reasons');
  const format = useFormat();
  if (stops.length === 0)
    return (
      <Notice kind="empty" title={t('preview.none')}>
        {t('preview.noneNext')}
      </Notice>
    );
  return (
    <>
      <p role="status">
        {t('preview.justified', { count: justified.aggregate?.count ?? 0 })}{' '}
        {t('preview.changed', { count: changed.aggregate?.count ?? 0 })}
      </p>
      <PlainTable
        label={t('preview.open')}
        head={
          <>
            <th scope="col">{t('field.machine')}</th>
            <th scope="col" data-text>
              {t('preview.from')}
            </th>
            <th scope="col">{t('preview.length')}</th>
            <th scope="col" data-text>
              {t('preview.now')}
            </th>
            <th scope="col" data-text>
              {t('preview.then')}
            </th>
          </>
        }
      >
        {stops.map((stop) => {
          const { started_at: from, ended_at: to, equipment } = stop;
          return (
            <tr key={stop.stop_id} data-testid="previewed-stop">
              <th scope="row">{equipment !== null && equipmentLabel(equipment)}</th>
              <td data-text>{format.dateTime(from, equipment?.area.site.time_zone ?? 'UTC')}</td>
              <td>
                {to === null ? t('preview.goesOn') : format.duration((Date.parse(to) - Date.parse(from)) / 1_000)}
              </td>
              <td data-text>{stop.downtime_reason?.name ?? t('unjustified')}</td>
              <td data-text>
                <Mark tone={stop.is_changed ? 'active' : 'quiet'}>
                  {stop.previewed_reason?.name ?? t('unjustified')}
                </Mark>
              </td>
            </tr>
          );
        })}
      </PlainTable>
    </>
  );
}
