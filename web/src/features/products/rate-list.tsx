import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { CommandButton } from '../../design/command/command-button.tsx';
import { FormButton } from '../../design/command/form-button.tsx';
import { LiveTable } from '../../design/data-table/live-table.tsx';
import { useColumnKinds } from '../../design/data-table/use-column-kinds.tsx';
import { equipmentLabel } from '../../design/equipment-label.ts';
import { usePlaces } from '../../design/plant/use-places.ts';
import { useLive } from '../../graphql/use-live.ts';
import {
  Products_ChoiceDocument,
  Products_RatesDocument,
  Products_RemoveRateDocument,
  Products_SetRateDocument,
  type Products_RatesSubscription,
} from './products.generated.ts';

type Rate = Products_RatesSubscription['rates'][number];

/** How fast each machine makes a product at best, from when on. */
export function RateList() {
  const { t } = useTranslation('products');
  const { timeZone } = usePlaces();
  const live = useLive(Products_RatesDocument, {});
  const column = useColumnKinds(timeZone);
  return (
    <LiveTable
      title={t('rates.title')}
      live={live}
      rows={({ rates }) => rates}
      columns={[
        column.text<Rate>('product', t('field.product'), ({ product }) => `${product.code} ${product.name}`),
        column.text<Rate>('equipment', t('field.equipment'), ({ equipment }) => equipmentLabel(equipment)),
        column.number<Rate>('rate', t('field.rate'), { read: (rate) => rate.ideal_rate_per_min, decimals: 1 }),
        column.number<Rate>('units', t('field.unitsPerCycle'), { read: (rate) => rate.units_per_cycle }),
        column.instant<Rate>('from', t('field.from'), (rate) => rate.effective_from),
      ]}
      keyOf={(rate) => `${rate.product_id} ${rate.equipment_id} ${rate.effective_from}`}
      tools={<SetRate />}
      actions={(rate) => <RemoveRate rate={rate} />}
      empty={t('rates.empty')}
      emptyNext={t('rates.next')}
    />
  );
}

function SetRate() {
  const { t } = useTranslation('products');
  const { equipment, timeZone } = usePlaces();
  const [{ data }] = useQuery({ query: Products_ChoiceDocument });
  const products = (data?.products ?? []).map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }));
  return (
    <FormButton
      label={t('setRate')}
      document={Products_SetRateDocument}
      fields={[
        { name: 'productId', kind: 'choice', label: t('field.product'), isRequired: true, options: products },
        { name: 'equipmentId', kind: 'choice', label: t('field.equipment'), isRequired: true, options: equipment },
        { name: 'idealRatePerMin', kind: 'number', label: t('field.rate'), isRequired: true },
        { name: 'unitsPerCycle', kind: 'number', label: t('field.unitsPerCycle') },
        {
          name: 'effectiveFrom',
          kind: 'instant',
          label: t('field.from'),
          timeZone,
          hint: t('hint.from', { zone: timeZone }),
        },
      ]}
    />
  );
}

function RemoveRate({ rate }: { readonly rate: Rate }) {
  const { t } = useTranslation('products');
  return (
    <CommandButton
      label={t('removeRate')}
      about={`${rate.product.code} ${equipmentLabel(rate.equipment)}`}
      question={t('removeQuestion')}
      document={Products_RemoveRateDocument}
      input={{
        productId: rate.product_id,
        equipmentId: rate.equipment_id,
        effectiveFrom: rate.effective_from,
        version: rate.version,
      }}
    />
  );
}
