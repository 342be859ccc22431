/** Settings by name, as pg_settings shows them; only those that differ from the server's defaults. */
export type Settings = ReadonlyMap<string, string>;

/** A setting to apply; null puts back the default. */
export type SettingChange = readonly [name: string, value: string | null];

/** What leads from the settings of one session to those of another, in an order in which it may be applied. */
export function settingChanges(from: Settings, to: Settings): readonly SettingChange[] {
  const changes: SettingChange[] = [];
  for (const name of from.keys()) if (!to.has(name)) changes.push([name, null]);
  for (const [name, value] of to) if (from.get(name) !== value) changes.push([name, value]);
  return changes.sort((a, b) => applicationOrder(a) - applicationOrder(b));
}

/** Rights come back first and go last, since other settings may need them. */
function applicationOrder([name, value]: SettingChange): number {
  const rank = ['session_authorization', 'role'].indexOf(name) + 1;
  if (rank === 0) return 0;
  return value === null ? -rank : rank;
}
