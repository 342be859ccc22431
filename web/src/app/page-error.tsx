import { useRouteError } from 'react-router';
import { ErrorNotice } from '../design/error-notice.tsx';

/** What stands in the place of a page that broke. */
export function PageError() {
  const thrown = useRouteError();
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  return <ErrorNotice error={error} retry={() => location.reload()} />;
}
