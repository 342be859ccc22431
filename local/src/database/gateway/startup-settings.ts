import type { WireError } from '../protocol/backend-message.ts';
import { isServedEncoding } from '../sql/served-encoding.ts';

/** What a StartupMessage asks for. */
export interface StartupRequest {
  readonly user: string;
  readonly database: string;
  /** Settings of the session by name. */
  readonly settings: ReadonlyMap<string, string>;
  /** Options that begin with `_pq_.`, of protocol versions to come. */
  readonly unknownOptions: readonly string[];
}

const servedDatabase = 'postgres';

/** Parameters that are no settings. `replication` is refused by the name of its database. */
const reserved: ReadonlySet<string> = new Set(['user', 'database', 'options', 'replication']);

/** Reads the parameters of a StartupMessage (53.7). */
export function readStartupRequest(parameters: ReadonlyMap<string, string>): StartupRequest {
  const user = parameters.get('user') ?? '';
  const named = [...parameters].filter(([name]) => !reserved.has(name) && !name.startsWith('_pq_.'));
  return {
    user,
    database: parameters.get('database') ?? user,
    settings: new Map([...readOptions(parameters.get('options') ?? ''), ...named]),
    unknownOptions: [...parameters.keys()].filter((name) => name.startsWith('_pq_.')),
  };
}

/** Why a request cannot be served; undefined when it can. */
export function refuseStartup({ database, settings }: StartupRequest): Omit<WireError, 'severity'> | undefined {
  if (database !== servedDatabase) {
    return {
      code: '3D000',
      message: `database "${database}" does not exist`,
      hint: `The embedded database serves one database: "${servedDatabase}".`,
    };
  }
  const encoding = settings.get('client_encoding') ?? 'UTF8';
  if (isServedEncoding(encoding)) return undefined;
  return {
    code: '0A000',
    message: `client_encoding "${encoding}" is not served by the embedded database`,
    hint: 'Let the client speak UTF8.',
  };
}

/** Command-line options as `options=-c statement_timeout=5s --timezone=UTC` has them; a backslash escapes a space. */
function readOptions(options: string): readonly (readonly [string, string])[] {
  const words = [...options.matchAll(/(?:\\[^]|[^\s\\])+/g)].map(([word]) => word.replaceAll(/\\([^])/g, '$1'));
  const assignments = words.flatMap((word, index) => {
    if (word === '-c') return [words[index + 1] ?? ''];
    if (word.startsWith('--')) return [word.slice(2).replaceAll('-', '_')];
    return word.startsWith('-c') ? [word.slice(2)] : [];
  });
  return assignments.flatMap((assignment) => {
    const equals = assignment.indexOf('=');
    return equals < 0 ? [] : [[assignment.slice(0, equals), assignment.slice(equals + 1)] as const];
  });
}
