import { decodePayload, decodeState, parseTopic, PayloadError } from '@andon/mqtt';
import type { DeviceTopic, NodeTopic, Payload, StateTopic } from '@andon/mqtt';
import { applyNodeMessage } from './apply-node-message.ts';
import type { HostAction } from './host-action.ts';
import type { IncomingMessage } from './incoming-message.ts';
import { ownerPath } from './metric-definition.ts';
import type { MetricOwner } from './metric-definition.ts';
import type { NodeMessage } from './node-message.ts';
import { NodeSession, readBdSeq } from './node-session.ts';
import { RebirthLimiter } from './rebirth-limiter.ts';

export interface SparkplugHostOptions {
  readonly hostId: string;
  readonly reorderTimeoutMs: number;
}

/**
 * The Sparkplug primary host application without its sockets: messages and time go in, actions come out.
 *
 * For each edge node:
 * - unknown: no NBIRTH was seen in this MQTT session of ours. Anything but NBIRTH is refused, and a rebirth requested.
 * - online: after an NBIRTH. Data is resolved by its alias table and kept in sequence; a gap that stays open for the
 *   reorder timeout requests a rebirth. A device is online between its DBIRTH and its DDEATH.
 * - offline: after the NDEATH whose bdSeq is the NBIRTH's. Data is refused as in unknown; the NDEATH again is ignored.
 * When our own session ends, every node is unknown again: births may have been missed, and aliases with them.
 */
export class SparkplugHost {
  private readonly hostId: string;
  private readonly reorderTimeoutMs: number;
  private readonly nodes = new Map<string, NodeSession>();
  private readonly rebirths = new RebirthLimiter();

  constructor({ hostId, reorderTimeoutMs }: SparkplugHostOptions) {
    this.hostId = hostId;
    this.reorderTimeoutMs = reorderTimeoutMs;
  }

  /** Takes one message of the broker. Every message is settled by exactly one action, now or after a later event. */
  receive(message: IncomingMessage, stateTimestamp: number): readonly HostAction[] {
    const topic = parseTopic(message.topic);
    switch (topic.kind) {
      case 'invalid':
        return refuse(message, 'invalid-topic', `The topic is not Sparkplug B 3.0: ${topic.reason}.`, message.topic);
      case 'state':
        return [...this.receiveState(topic, message, stateTimestamp), { kind: 'settle', message }];
      case 'node':
      case 'device':
        return this.receiveOfNode(topic, message);
    }
  }

  /** Lets time pass: held messages whose wait is over are applied, and a rebirth is requested. */
  tick(at: number): readonly HostAction[] {
    const actions: HostAction[] = [];
    for (const session of this.nodes.values()) {
      const released = session.sequence.expire(at);
      if (released.length === 0) continue;
      actions.push({ kind: 'gap', owner: session.owner });
      for (const held of released) actions.push(...applyNodeMessage(session, held));
      actions.push(...this.requestRebirth(session.owner, at, 'a message is missing in its sequence'));
    }
    return actions;
  }

  /** Our own MQTT session ended: whatever was live through it is stale, and held messages are applied. */
  disconnect(at: number): readonly HostAction[] {
    const actions: HostAction[] = [];
    for (const session of this.nodes.values()) {
      for (const held of session.sequence.releaseAll()) actions.push(...applyNodeMessage(session, held));
      if (session.online) actions.push(...endNode(session, at));
    }
    this.nodes.clear();
    return actions;
  }

  private receiveState(topic: StateTopic, message: IncomingMessage, stateTimestamp: number): readonly HostAction[] {
    if (topic.hostId !== this.hostId) return [];
    const state = decodeState(message.payload);
    if (state === undefined) return [];
    // A late will of an older session of ours (H2.9): edge nodes must not take it for our death.
    if (!state.online) return [{ kind: 'repeat-state' }];
    // Our own birth, or the retained one of an older session of ours.
    if (state.timestamp <= stateTimestamp) return [];
    return [{ kind: 'foreign-host', timestamp: state.timestamp }];
  }

  private receiveOfNode(topic: NodeTopic | DeviceTopic, message: IncomingMessage): readonly HostAction[] {
    // Commands are for edge nodes; we see our own.
    if (topic.verb === 'NCMD' || topic.verb === 'DCMD') return [{ kind: 'settle', message }];
    const payload = tryDecode(message.payload);
    if (payload instanceof PayloadError) return this.refuseUndecodable(topic, message, payload);
    const nodeMessage: NodeMessage = { message, topic, payload };
    if (topic.verb === 'NBIRTH') return this.bear(nodeMessage);
    if (topic.verb === 'NDEATH') return this.end(nodeMessage);
    const session = this.nodes.get(nodeKey(topic));
    return session?.online === true ? this.sequence(session, nodeMessage) : this.refuseUnborn(nodeMessage);
  }

  private bear({ message, topic, payload }: NodeMessage): readonly HostAction[] {
    const key = nodeKey(topic);
    const former = this.nodes.get(key);
    const settled = (former?.sequence.releaseAll() ?? []).flatMap((held) => applyNodeMessage(former, held));
    const session = new NodeSession(nodeOwner(topic), payload, this.reorderTimeoutMs);
    this.nodes.set(key, session);
    this.rebirths.reset(key);
    const devicesAwaitingBirth = [...(former?.devices.values() ?? [])].filter((device) => device.online);
    return [
      ...settled,
      ...devicesAwaitingBirth.map(({ owner }) => offlineUntilBirth(owner, message.receivedAt)),
      {
        kind: 'online',
        owner: session.owner,
        at: message.receivedAt,
        bornAt: payload.timestamp ?? message.receivedAt,
        bdSeq: session.bdSeq,
        definitions: session.nodeDefinitions,
      },
      ...applyNodeMessage(session, { message, topic, payload }),
    ];
  }

  private end({ message, topic, payload }: NodeMessage): readonly HostAction[] {
    const settle: HostAction = { kind: 'settle', message };
    const session = this.nodes.get(nodeKey(topic));
    // A will of an older session may come after the new birth; only the bdSeq tells.
    if (session?.online !== true || readBdSeq(payload) !== session.bdSeq) return [settle];
    const held = session.sequence.releaseAll().flatMap((each) => applyNodeMessage(session, each));
    return [...held, ...endNode(session, message.receivedAt), settle];
  }

  private sequence(session: NodeSession, nodeMessage: NodeMessage): readonly HostAction[] {
    const { message, payload } = nodeMessage;
    // Every DATA message carries seq; a node that leaves it out can't be kept in order, but its data is real.
    if (payload.seq === undefined) return this.applyAll(session, [nodeMessage]);
    const verdict = session.sequence.accept(payload.seq, nodeMessage, message.receivedAt);
    switch (verdict.kind) {
      case 'duplicate':
        return [{ kind: 'settle', message }];
      case 'held':
        return this.reorderTimeoutMs === 0 ? this.tick(message.receivedAt) : [];
      case 'in-order':
        return this.applyAll(session, verdict.messages);
    }
  }

  private applyAll(session: NodeSession, messages: readonly NodeMessage[]): readonly HostAction[] {
    const actions = messages.flatMap((message) => applyNodeMessage(session, message));
    const refused = actions.find((action) => action.kind === 'refuse');
    if (refused === undefined) return actions;
    return [...actions, ...this.requestRebirth(session.owner, refused.message.receivedAt, refused.detail)];
  }

  private refuseUnborn({ message, topic }: NodeMessage): readonly HostAction[] {
    const owner = nodeOwner(topic);
    const why = `${topic.verb} came without a birth of edge node ${ownerPath(owner)} in this session`;
    return [
      ...refuse(
        message,
        'no-birth',
        `${why}, so its aliases can't be resolved. A rebirth is requested.`,
        ownerPath(topicOwner(topic)),
      ),
      ...this.requestRebirth(owner, message.receivedAt, why),
    ];
  }

  private refuseUndecodable(
    topic: NodeTopic | DeviceTopic,
    message: IncomingMessage,
    error: PayloadError,
  ): readonly HostAction[] {
    return [
      ...refuse(message, 'undecodable', error.message, ownerPath(topicOwner(topic))),
      ...this.requestRebirth(nodeOwner(topic), message.receivedAt, 'a payload could not be decoded'),
    ];
  }

  private requestRebirth(owner: MetricOwner, at: number, why: string): readonly HostAction[] {
    const { groupId, edgeNodeId } = owner;
    if (!this.rebirths.allow(`${groupId}/${edgeNodeId}`, at)) return [];
    return [{ kind: 'request-rebirth', groupId, edgeNodeId, why }];
  }
}

function endNode(session: NodeSession, at: number): readonly HostAction[] {
  const { owner, liveDefinitions } = session;
  const devices = [...session.devices.values()].filter((device) => device.online);
  session.online = false;
  for (const device of devices) device.online = false;
  return [
    { kind: 'offline', owner, at, staleDefinitions: liveDefinitions },
    ...devices.map((device) => offlineUntilBirth(device.owner, at)),
  ];
}

function offlineUntilBirth(owner: MetricOwner, at: number): HostAction {
  return { kind: 'offline', owner, at, staleDefinitions: [] };
}

function refuse(
  message: IncomingMessage,
  reason: 'invalid-topic' | 'no-birth' | 'undecodable',
  detail: string,
  source: string,
): readonly HostAction[] {
  return [
    { kind: 'refuse', message, reason, detail, source },
    { kind: 'settle', message },
  ];
}

function tryDecode(payload: Buffer): Payload | PayloadError {
  try {
    return decodePayload(payload);
  } catch (error) {
    if (error instanceof PayloadError) return error;
    throw error;
  }
}

function nodeKey({ groupId, edgeNodeId }: NodeTopic | DeviceTopic): string {
  return `${groupId}/${edgeNodeId}`;
}

function nodeOwner({ groupId, edgeNodeId }: NodeTopic | DeviceTopic): MetricOwner {
  return { groupId, edgeNodeId, deviceId: undefined };
}

function topicOwner(topic: NodeTopic | DeviceTopic): MetricOwner {
  const { groupId, edgeNodeId } = topic;
  return { groupId, edgeNodeId, deviceId: topic.kind === 'device' ? topic.deviceId : undefined };
}
