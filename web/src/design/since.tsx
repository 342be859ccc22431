import { useFormat } from '../language/use-format.ts';
import { useNow } from '../language/use-now.ts';

/** How long something has lasted, counting on. */
export function Since({ instant }: { readonly instant: string | number | null }) {
  const format = useFormat();
  const nowMs = useNow();
  if (instant === null) return <span>{format.duration(null)}</span>;
  const startedMs = typeof instant === 'number' ? instant : Date.parse(instant);
  return <time dateTime={new Date(startedMs).toISOString()}>{format.duration((nowMs - startedMs) / 1_000)}</time>;
}
