import { useCallback, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';

/** Parts of the address; null takes one out of it. */
export type AddressChange = Readonly<Record<string, string | null>>;

export interface Addressed<Question> {
  readonly question: Question;
  readonly change: (parts: AddressChange) => void;
  /** Lets the last hours or days end now. */
  readonly refresh: () => void;
}

/** What a page asks, kept in the address and nowhere else. `read` must keep its identity between drawings. */
export function useAddressed<Question>(
  read: (search: URLSearchParams, nowMs: number) => Question,
): Addressed<Question> {
  const [search, setSearch] = useSearchParams();
  const [nowMs, setNowMs] = useState(minuteOfNow);
  const question = useMemo(() => read(search, nowMs), [read, search, nowMs]);
  const change = useCallback(
    (parts: AddressChange) =>
      setSearch(
        (before) => {
          const next = new URLSearchParams(before);
          for (const [name, value] of Object.entries(parts)) {
            if (value === null) next.delete(name);
            else next.set(name, value);
          }
          return next;
        },
        { replace: true, preventScrollReset: true },
      ),
    [setSearch],
  );
  return { question, change, refresh: () => setNowMs(minuteOfNow()) };
}

function minuteOfNow(): number {
  return Math.floor(Date.now() / 60_000) * 60_000;
}
