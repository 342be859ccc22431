import type { CronTriggerMetadata } from '../metadata/cron-trigger-metadata.ts';
import type { EventTriggerMetadata } from '../metadata/event-trigger-metadata.ts';
import type { QualifiedName } from '../metadata/qualified-name.ts';
import type { WebhookMetadata } from '../metadata/webhook-metadata.ts';
import type { RequestTransform } from '../webhook/transform.ts';

/** An event trigger whose columns, URL and templates have been looked at. */
export interface EventTrigger {
  readonly name: string;
  readonly table: QualifiedName;
  readonly webhook: WebhookMetadata;
  readonly metadata: EventTriggerMetadata;
  readonly requestTransform: RequestTransform | null;
}

/** A cron trigger whose URL and templates have been looked at. */
export interface CronTrigger {
  readonly name: string;
  readonly metadata: CronTriggerMetadata;
  readonly requestTransform: RequestTransform | null;
}
