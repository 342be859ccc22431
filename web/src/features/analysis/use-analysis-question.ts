import { useCallback, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { readAnalysisQuestion, type AnalysisQuestion } from './analysis-question.ts';

/** Parts of the address; null takes one out of it. */
export type QuestionChange = Readonly<Record<string, string | null>>;

export interface AnalysisState {
  readonly question: AnalysisQuestion;
  readonly change: (parts: QuestionChange) => void;
  /** Lets the last hours or days end now. */
  readonly refresh: () => void;
}

/** What is asked, kept in the address and nowhere else. */
export function useAnalysisQuestion(): AnalysisState {
  const [search, setSearch] = useSearchParams();
  const [nowMs, setNowMs] = useState(minuteOfNow);
  const question = useMemo(() => readAnalysisQuestion(search, nowMs), [search, nowMs]);
  const change = useCallback(
    (parts: QuestionChange) =>
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
