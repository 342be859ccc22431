/** A message that is to be sent, as `message_deliveries` has it. */
export interface Message {
  /** UUID; the same at every attempt. */
  readonly id: string;
  readonly enterpriseId: number;
  readonly channel: 'webhook' | 'email';
  /** URL or e-mail address. */
  readonly recipient: string;
  readonly title: string;
  readonly body: string;
  /** Body of the webhook. */
  readonly payload: unknown;
  /** Which attempt this is, from 1. */
  readonly attempt: number;
}
