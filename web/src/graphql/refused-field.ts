/** What urql's errors have of the server's. */
interface Refusal {
  readonly graphQLErrors: readonly {
    readonly message: string;
    readonly extensions?: Readonly<Record<string, unknown>>;
  }[];
}

/** The names of the fields that lead to one that the role has no more, as Hasura and the engine say it; undefined for other faults. */
export function refusedField({ graphQLErrors }: Refusal): readonly string[] | undefined {
  const [first] = graphQLErrors;
  if (first === undefined || !/^field '\w+' not found in type: '\w+'$/.test(first.message)) return undefined;
  const path = first.extensions?.['path'];
  if (typeof path !== 'string' || !/^\$(\.selectionSet\.\w+)+$/.test(path)) return undefined;
  return path.slice('$.selectionSet.'.length).split('.selectionSet.');
}

/** Whether the server refuses because of what the role may see. */
export function isDenied({ graphQLErrors }: Refusal): boolean {
  return graphQLErrors.some(({ extensions }) => deniedCodes.includes(String(extensions?.['code'])));
}

const deniedCodes = ['permission-denied', 'access-denied', 'validation-failed'];
