import { memo, useCallback, useSyncExternalStore } from 'react';
import { useFormat } from '../language/use-format.ts';
import { listenToClock, now } from '../language/use-now.ts';

/** How long something has lasted, counting on. Drawn again only when the words for it change: behind the first minute once a minute. */
export const Since = memo(function Since({ instant }: { readonly instant: string | number | null }) {
  const format = useFormat();
  const startedMs = typeof instant === 'string' ? Date.parse(instant) : instant;
  const lasted = useCallback(
    () => format.duration(startedMs === null ? null : (now() - startedMs) / 1_000),
    [format, startedMs],
  );
  const text = useSyncExternalStore(listenToClock, lasted);
  if (startedMs === null) return <span>{text}</span>;
  return <time dateTime={new Date(startedMs).toISOString()}>{text}</time>;
});
