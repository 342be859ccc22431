import { EngineFailure } from '../engine/embedded-engine.ts';
import {
  authenticationOk,
  backendKeyData,
  negotiateProtocolVersion,
  parameterStatus,
  readyForQuery,
  type WireError,
} from '../protocol/backend-message.ts';
import type { StartupMessage } from '../protocol/startup-packet.ts';
import { SettingRefused } from './backend.ts';
import type { ConnectionContext } from './connection-context.ts';
import type { Session } from './session.ts';
import type { Settings } from './session-settings.ts';
import { readStartupRequest, refuseStartup } from './startup-settings.ts';

/** How a client is received: what to send before its first query, or why it has to go. */
export type Reception =
  | { readonly kind: 'welcome'; readonly answer: Buffer }
  | { readonly kind: 'refusal'; readonly error: Omit<WireError, 'severity'> };

export interface Guest {
  readonly startup: StartupMessage;
  readonly session: Session;
  readonly processId: number;
  readonly secretKey: number;
}

/** Begins a session (53.2.1): checks what the client asks for, applies its settings, tells it where it is. */
export async function greet(guest: Guest, context: ConnectionContext): Promise<Reception> {
  const request = readStartupRequest(guest.startup.parameters);
  const error =
    refuseStartup(request) ?? (await applyWanted(guest.session, context, guest.session.wantedSettings(request)));
  if (error !== undefined) return { kind: 'refusal', error };
  const { unknownOptions } = request;
  const mustNegotiate = guest.startup.minor > 0 || unknownOptions.length > 0;
  const answer = [
    ...(mustNegotiate ? [negotiateProtocolVersion(unknownOptions)] : []),
    authenticationOk(),
    ...guest.session.takeReports().map(([name, value]) => parameterStatus(name, value)),
    backendKeyData(guest.processId, guest.secretKey),
    readyForQuery('I'),
  ];
  return { kind: 'welcome', answer: Buffer.concat(answer) };
}

/** Applies settings at once, in a turn of its own, so that a bad value is told now. */
async function applyWanted(
  session: Session,
  context: ConnectionContext,
  wanted: Settings,
): Promise<Omit<WireError, 'severity'> | undefined> {
  if (wanted.size === 0) return undefined;
  await context.turns.acquire(session);
  try {
    await session.start(wanted);
    return undefined;
  } catch (error) {
    if (error instanceof SettingRefused) return asStartupError(error);
    if (!(error instanceof EngineFailure)) throw error;
    await context.recover(error);
    return { code: '57P03', message: 'the database system is starting up' };
  } finally {
    context.turns.release();
  }
}

function asStartupError({ message, fields }: SettingRefused): Omit<WireError, 'severity'> {
  const isRole = message.startsWith('role ');
  return { code: isRole ? '28000' : (fields.get('C') ?? '22023'), message };
}
