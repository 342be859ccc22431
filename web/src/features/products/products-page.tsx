import { useTranslation } from 'react-i18next';
import { Page } from '../../design/page.tsx';
import { ProductList } from './product-list.tsx';
import { RateList } from './rate-list.tsx';

/** What is made, and how fast each machine makes it at best. */
export function ProductsPage() {
  const { t } = useTranslation('products');
  return (
    <Page title={t('title')}>
      <ProductList />
      <RateList />
    </Page>
  );
}
