import type { CombinedError } from '@urql/core';
import type { ReactNode } from 'react';
import { ErrorNotice } from './error-notice.tsx';
import { Loading } from './live-view.tsx';
import classes from './query-view.module.css';

/** What urql knows of a question that was asked once. */
export interface QueryResult<Data> {
  readonly data?: Data | undefined;
  readonly error?: CombinedError | undefined;
  readonly fetching: boolean;
  /** The answer stands for an earlier asking; a newer one is on its way. */
  readonly stale: boolean;
}

export interface QueryViewProps<Data> {
  readonly result: QueryResult<Data>;
  readonly retry?: (() => void) | undefined;
  /** What a view without rows says; null while it has some. */
  readonly empty?: (data: Data) => ReactNode;
  readonly children: (data: Data) => ReactNode;
}

/** The answer to a question in all of its states: loading, empty, there, asked anew, failed. What was known before stays visible. */
export function QueryView<Data>({ result, retry, empty, children }: QueryViewProps<Data>) {
  const { data, error, fetching, stale } = result;
  return (
    <>
      {error !== undefined && <ErrorNotice error={error} retry={retry} />}
      {data === undefined ? (
        error === undefined && <Loading />
      ) : (
        <div className={classes.answer} aria-busy={fetching || stale}>
          {empty?.(data) ?? children(data)}
        </div>
      )}
    </>
  );
}
