/** Settings by name, as pg_settings shows them; only those that differ from the server's defaults. */
export type Settings = ReadonlyMap<string, string>;

/** A setting to apply; null puts back the default. */
export type SettingChange = readonly [name: string, value: string | null];

/** Who clients are that name nobody else; the session itself is the same. */
export const superuser = 'postgres';

/** What leads from the settings of one session to those of another, in an order in which it may be applied. */
export function settingChanges(from: Settings, to: Settings): readonly SettingChange[] {
  const changes: SettingChange[] = [];
  for (const name of from.keys()) if (!to.has(name)) changes.push([name, defaultOf(name)]);
  for (const [name, value] of to) if (from.get(name) !== value) changes.push([name, value]);
  return changes.sort((a, b) => applicationOrder(a) - applicationOrder(b));
}

/** A backend that nobody has signed in to has no authorization that a reset could lead back to. */
function defaultOf(name: string): string | null {
  return name === 'session_authorization' ? superuser : null;
}

/** Rights come back first and go last, since other settings may need them. */
function applicationOrder([name, value]: SettingChange): number {
  const rank = ['session_authorization', 'role'].indexOf(name) + 1;
  if (rank === 0) return 0;
  return value === defaultOf(name) ? -rank : rank;
}
