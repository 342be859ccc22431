import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { FormButton } from '../../design/command/form-button.tsx';
import { usePlaces } from '../../design/plant/use-places.ts';
import { Orders_CreateDocument, Orders_ProductsDocument } from './orders.generated.ts';

/** Plans an order. */
export function CreateOrder() {
  const { t } = useTranslation('orders');
  const { timeZone } = usePlaces();
  const [{ data }] = useQuery({ query: Orders_ProductsDocument });
  const products = (data?.products ?? []).map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }));
  return (
    <FormButton
      label={t('create')}
      isMain
      document={Orders_CreateDocument}
      fields={[
        { name: 'code', kind: 'text', label: t('field.code'), isRequired: true },
        { name: 'productId', kind: 'choice', label: t('field.product'), isRequired: true, options: products },
        { name: 'targetQuantity', kind: 'number', label: t('field.target') },
        {
          name: 'dueAt',
          kind: 'instant',
          label: t('field.due'),
          timeZone,
          hint: t('hint.due', { zone: timeZone }),
        },
        { name: 'plannedSetUpSeconds', kind: 'number', label: t('field.setUp') },
      ]}
    />
  );
}
