/** An error in two layers: a sentence with the next step, and the detail behind it. */
export interface ExplainedError {
  /** Key of the sentence among the common words. */
  readonly sentence: 'error.offline' | 'error.denied' | 'error.refused' | 'error.unexpected';
  readonly detail: string;
}

/** What urql's errors have in common with others. */
interface Faults {
  readonly message: string;
  readonly networkError?: Error | undefined;
  readonly graphQLErrors?: readonly {
    readonly message: string;
    readonly extensions?: Readonly<Record<string, unknown>>;
  }[];
}

const deniedCodes = ['permission-denied', 'access-denied', 'validation-failed'];

/** Finds words for an error. */
export function explainError(error: Faults): ExplainedError {
  if (error.networkError != null) return { sentence: 'error.offline', detail: error.networkError.message };
  const [first] = error.graphQLErrors ?? [];
  if (first === undefined) return { sentence: 'error.unexpected', detail: error.message };
  const said = first.extensions?.['code'];
  const code = typeof said === 'string' ? said : '';
  return {
    sentence: deniedCodes.includes(code) ? 'error.denied' : 'error.refused',
    detail: code === '' ? first.message : `${first.message} (${code})`,
  };
}
