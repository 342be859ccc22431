import { GraphQLClient } from 'graphql-request';
import type { Message } from '../notify/message.ts';
import type { Settings } from '../settings.ts';
import { fetchWithin } from './fetch-within.ts';
import {
  CloseShiftsDocument,
  EscalateAndonCallsDocument,
  FinishDeliveryDocument,
  RaiseAlertsDocument,
  ReportDaysDocument,
  TakeDeliveryDocument,
} from './operations.ts';

/** The closing of many shifts takes longest. */
const timeoutMs = 110_000;

/** Has the database do what the platform does by itself, in nobody's name. */
export class PlatformClient {
  readonly #client: GraphQLClient;

  constructor({ graphqlUrl, adminSecret }: Settings) {
    this.#client = new GraphQLClient(graphqlUrl, {
      fetch: fetchWithin(timeoutMs),
      headers: {
        'x-hasura-role': 'command_handler',
        ...(adminSecret === undefined ? {} : { 'x-hasura-admin-secret': adminSecret }),
      },
    });
  }

  /** @returns how many alerts changed; null asks for all enterprises */
  async raiseAlerts(enterpriseId: number | null): Promise<number> {
    return (await this.#client.request(RaiseAlertsDocument, { enterpriseId })).raise_alerts.length;
  }

  /** @returns how many shifts were closed */
  async closeShifts(): Promise<number> {
    return (await this.#client.request(CloseShiftsDocument)).close_shifts.length;
  }

  /** @returns how many days were reported */
  async reportDays(): Promise<number> {
    return (await this.#client.request(ReportDaysDocument)).report_days.length;
  }

  /** @returns how many calls were escalated */
  async escalateAndonCalls(): Promise<number> {
    return (await this.#client.request(EscalateAndonCallsDocument)).escalate_andon_calls.length;
  }

  /** A message to send; undefined when it was sent or given up. @throws when somebody else sends it now */
  async takeDelivery(deliveryId: string): Promise<Message | undefined> {
    const [taken] = (await this.#client.request(TakeDeliveryDocument, { deliveryId })).take_delivery;
    if (taken === undefined) return undefined;
    const { enterprise_id: enterpriseId, channel, attempts: attempt, ...message } = taken;
    // A constraint of the table keeps others out.
    return { ...message, enterpriseId, channel: channel as Message['channel'], attempt };
  }

  async finishDelivery(
    deliveryId: string,
    result: { readonly error: string | null; readonly giveUp: boolean },
  ): Promise<void> {
    await this.#client.request(FinishDeliveryDocument, { deliveryId, ...result });
  }
}
