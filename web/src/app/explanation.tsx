import { lazy, Suspense } from 'react';
import { useSearchParams } from 'react-router';
import { explainParameter } from '../design/explain-question.ts';

const ExplainDrawer = lazy(async () => ({
  default: (await import('../features/explain/explain-drawer.tsx')).ExplainDrawer,
}));

/** Where a figure comes from, beside whatever page asks for it in its address. */
export function Explanation() {
  const [search] = useSearchParams();
  const word = search.get(explainParameter);
  if (word === null) return null;
  return (
    <Suspense fallback={null}>
      <ExplainDrawer word={word} />
    </Suspense>
  );
}
