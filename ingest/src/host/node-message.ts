import type { DeviceTopic, NodeTopic, Payload } from '@andon/mqtt';
import type { IncomingMessage } from './incoming-message.ts';

/** A message of an edge node or one of its devices, with topic and payload read. */
export interface NodeMessage {
  readonly message: IncomingMessage;
  readonly topic: NodeTopic | DeviceTopic;
  readonly payload: Payload;
}
