import { readDurationMs } from '../sql/duration.ts';
import { combineEffects, noEffects, type ChannelChange, type StatementEffects } from '../sql/statement-effects.ts';
import type { Backend } from './backend.ts';
import type { Limits } from './limits.ts';
import { superuser, type Settings } from './session-settings.ts';
import type { StartupRequest } from './startup-settings.ts';

/** However a client sets idle_in_transaction_session_timeout, it may not hold the only backend for longer. */
const longestIdleInTransactionMs = 600_000;

/** One connection's settings, put in force in the backend's session whenever its turn comes. */
export class Session {
  readonly #backend: Backend;
  #settings: Settings = new Map();
  /** Names with a dot, which have to be asked for. */
  readonly #customNames = new Set<string>();
  readonly #reported = new Map<string, string>();
  /** Of the open transaction. */
  #effects: StatementEffects = noEffects;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** The settings that a client asks for at its start, as far as they differ from those in force anyway. */
  wantedSettings({ user, settings }: StartupRequest): Settings {
    const defaults = [...this.#backend.reportedDefaults].map(([name, value]) => [name.toLowerCase(), value] as const);
    const known = new Map(defaults);
    const wanted = new Map([...settings].filter(([name, value]) => known.get(name.toLowerCase()) !== value));
    return user === superuser ? wanted : new Map([...wanted, ['session_authorization', user]]);
  }

  /**
   * Applies settings now and reads them back under the names of pg_settings. The caller holds the turn.
   * @throws SettingRefused for the first that is wrong.
   */
  async start(wanted: Settings): Promise<void> {
    for (const name of wanted.keys()) if (name.includes('.')) this.#customNames.add(name);
    await this.#backend.applySettings(wanted);
    this.#settings = await this.#backend.readSettings(this.#customNames);
  }

  /**
   * Puts the session's settings in force; costs nothing where they are already.
   * @throws SettingRefused when one is no longer accepted, such as a role that was dropped.
   */
  async enter(): Promise<void> {
    await this.#backend.applySettings(this.#settings);
  }

  /** Notes what a batch that is about to run changes. */
  note(effects: StatementEffects): void {
    this.#effects = combineEffects([this.#effects, effects]);
  }

  /** Brings the settings up to date; returns what the client now listens to, or no longer. */
  async endTransaction(hasRolledBack: boolean): Promise<readonly ChannelChange[]> {
    const { changesSettings, customSettings, channelChanges } = this.#effects;
    this.#effects = noEffects;
    for (const name of customSettings) this.#customNames.add(name);
    if (changesSettings) this.#settings = await this.#backend.readSettings(this.#customNames);
    return hasRolledBack ? [] : channelChanges;
  }

  /** Values that clients are told of (53.2.7 "Asynchronous Operations") and have not been told yet. */
  takeReports(): readonly (readonly [name: string, value: string])[] {
    const reports: (readonly [string, string])[] = [];
    for (const [name, byDefault] of this.#backend.reportedDefaults) {
      const value = this.#settings.get(name) ?? byDefault;
      if (this.#reported.get(name) === value) continue;
      this.#reported.set(name, value);
      reports.push([name, value]);
    }
    return reports;
  }

  /** How long the next statements may run; 0 for no limit. */
  statementTimeoutMs(limits: Limits): number {
    const fromSession = readDurationMs(this.#settings.get('statement_timeout') ?? '');
    return this.#effects.statementTimeoutMs ?? fromSession ?? limits.statementTimeoutMs;
  }

  /** How long the client may hold a transaction open without a word. */
  idleInTransactionMs(limits: Limits): number {
    const wanted = readDurationMs(this.#settings.get('idle_in_transaction_session_timeout') ?? '');
    if (wanted === undefined) return limits.idleInTransactionMs;
    return wanted === 0 ? longestIdleInTransactionMs : Math.min(wanted, longestIdleInTransactionMs);
  }
}
