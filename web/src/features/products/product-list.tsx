import { useTranslation } from 'react-i18next';
import { FormButton } from '../../design/command/form-button.tsx';
import { LiveTable } from '../../design/data-table/live-table.tsx';
import { useColumnKinds } from '../../design/data-table/use-column-kinds.tsx';
import { useLive } from '../../graphql/use-live.ts';
import {
  Products_ChangeDocument,
  Products_CreateDocument,
  Products_ListDocument,
  type Products_ListSubscription,
} from './products.generated.ts';

type Product = Products_ListSubscription['products'][number];

/** The products, made and changed here. */
export function ProductList() {
  const { t } = useTranslation('products');
  const live = useLive(Products_ListDocument, {});
  const column = useColumnKinds();
  const fields = [
    { name: 'code', kind: 'text', label: t('field.code'), isRequired: true },
    { name: 'name', kind: 'text', label: t('field.name'), isRequired: true },
    { name: 'unit', kind: 'text', label: t('field.unit') },
  ] as const;
  return (
    <LiveTable
      title={t('list.title')}
      live={live}
      rows={({ products }) => products}
      columns={[
        column.text<Product>('code', t('field.code'), ({ code }) => code),
        column.text<Product>('name', t('field.name'), ({ name }) => name),
        column.text<Product>('unit', t('field.unit'), ({ unit }) => unit),
        column.flag<Product>('active', t('field.active'), ({ active }) => active),
      ]}
      keyOf={({ id }) => id}
      tools={<FormButton label={t('create')} isMain document={Products_CreateDocument} fields={fields} />}
      actions={(product) => (
        <FormButton
          label={t('change')}
          about={product.code}
          document={Products_ChangeDocument}
          fixed={{ productId: product.id, version: product.version }}
          initial={product}
          fields={[...fields, { name: 'active', kind: 'switch', label: t('field.active') }]}
        />
      )}
      empty={t('list.empty')}
      emptyNext={t('list.next')}
    />
  );
}
