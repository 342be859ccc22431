import { useTranslation } from 'react-i18next';
import { Notice } from '../../design/notice.tsx';

/** Said in the place of the shifts of a stretch that has none. */
export function NoShifts({ within }: { readonly within: 'list' | 'month' }) {
  const { t } = useTranslation('shift');
  return (
    <Notice kind="empty" title={t(`${within}.empty.title`)}>
      {t(`${within}.empty.next`)}
    </Notice>
  );
}
