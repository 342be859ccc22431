import { decodePayload, decodeState, parseTopic, PayloadError } from '@andon/mqtt';
import type { DeviceTopic, NodeTopic, Payload, StateTopic } from '@andon/mqtt';
import { applyNodeMessage } from './apply-node-message.ts';
import { endNode, offlineUntilBirth } from './end-node.ts';
import type { HostAction } from './host-action.ts';
import type { HostLink } from './host-link.ts';
import type { IncomingMessage } from './incoming-message.ts';
import { defineMetrics, ownerPath } from './metric-definition.ts';
import type { NodeMessage } from './node-message.ts';
import { NodeSession, readBdSeq, readSequence } from './node-session.ts';
import { RebirthSchedule } from './rebirth-schedule.ts';
import { nodeOwner, refuseNode, refusePayload, refuseTopic, refuseUnborn } from './refuse-message.ts';
import { isInShare } from '../share/node-share.ts';
import type { NodeShare } from '../share/node-share.ts';
import { rememberNode } from './remembered-node.ts';
import type { RememberedNode } from './remembered-node.ts';

/** Edge nodes that wait for this host are born by themselves when it comes back; the others are asked after this. */
const birthGraceMs = 5_000;

/** Whoever invents edge nodes gets no more memory than these take. */
const maximumNodes = 20_000;

export interface SparkplugHostOptions {
  readonly hostId: string;
  readonly reorderTimeoutMs: number;
  readonly maximumPayloadBytes: number;
  /** The edge nodes that are this host's; others are another worker's. */
  readonly share: NodeShare;
}

/**
 * The Sparkplug primary host application without its sockets: messages and time go in, actions come out.
 *
 * For each edge node:
 * - unknown: no NBIRTH was ever seen. Anything but NBIRTH is refused, and a rebirth requested.
 * - online: after an NBIRTH. Data is resolved by its alias table and kept in sequence; a gap that stays open for the
 *   reorder timeout requests a rebirth. A device is online between its DBIRTH and its DDEATH.
 * - offline: after the NDEATH whose bdSeq is the NBIRTH's. Data is refused as in unknown; the NDEATH again is ignored.
 * - remembered: our session with the server ended, or this process is new, so births may have been missed. Everything
 *   of the node was stale from then on. Its data is resolved by the last aliases known and stays stale; a rebirth is
 *   requested, at a rate that doesn't bring all nodes down on us at once. NBIRTH leads back to online.
 */
export class SparkplugHost {
  private readonly options: SparkplugHostOptions;
  private readonly nodes = new Map<string, NodeSession>();
  /** Path of each node by its path in lower case. */
  private readonly pathsInLowerCase = new Map<string, string>();
  private readonly rebirths = new RebirthSchedule();

  constructor(options: SparkplugHostOptions) {
    this.options = options;
  }

  /** Takes over what an earlier process knew. Nodes that were online then are expected to be born again. */
  remember(nodes: readonly RememberedNode[], at: number): void {
    for (const node of nodes) {
      const session = rememberNode(node, this.options.reorderTimeoutMs);
      this.nodes.set(ownerPath(session.owner), session);
      if (node.wasOnline) this.expectBirth(session, at);
    }
  }

  /** Takes one message of a server. Every message is settled by exactly one action, now or after a later event. */
  receive(message: IncomingMessage, link: HostLink): readonly HostAction[] {
    const topic = parseTopic(message.topic);
    switch (topic.kind) {
      case 'invalid':
        return refuseTopic(message, topic.reason);
      case 'state':
        return [...this.receiveState(topic, message, link), { kind: 'settle', message }];
      case 'node':
      case 'device':
        return this.receiveOfNode(topic, message, link.server);
    }
  }

  /** Lets time pass: held messages whose wait is over are applied, and rebirths that are due are requested. */
  tick(at: number): readonly HostAction[] {
    const actions: HostAction[] = [];
    for (const session of this.nodes.values()) {
      const released = session.sequence.expire(at);
      if (released.length === 0) continue;
      actions.push({ kind: 'gap', owner: session.owner });
      for (const held of released) actions.push(...applyNodeMessage(session, held));
      this.wishRebirth(session, at, 'a message is missing in its sequence');
    }
    for (const due of this.rebirths.due(at)) actions.push({ kind: 'request-rebirth', ...due });
    return actions;
  }

  /** Our session with a server ended: whatever was live through it is stale, and held messages are applied. */
  disconnect(server: number, at: number): readonly HostAction[] {
    const actions: HostAction[] = [];
    for (const session of this.nodes.values()) {
      if (session.server !== server || session.status !== 'online') continue;
      for (const held of session.sequence.releaseAll()) actions.push(...applyNodeMessage(session, held));
      actions.push(...endNode(session, at));
      session.status = 'remembered';
    }
    return actions;
  }

  /** Our session with a server began: nodes that were live through it are expected to be born again. */
  connect(server: number, at: number): void {
    for (const session of this.nodes.values()) {
      if (session.server === server && session.status === 'remembered') this.expectBirth(session, at);
    }
  }

  private receiveState(
    topic: StateTopic,
    message: IncomingMessage,
    { server, stateTimestamp }: HostLink,
  ): readonly HostAction[] {
    if (topic.hostId !== this.options.hostId) return [];
    const state = decodeState(message.payload);
    if (state === undefined) return [];
    // A late will of an older session of ours (H2.9): edge nodes must not take it for our death.
    if (!state.online) return [{ kind: 'repeat-state', server }];
    return state.timestamp === stateTimestamp ? [] : [{ kind: 'foreign-host', timestamp: state.timestamp }];
  }

  private receiveOfNode(
    topic: NodeTopic | DeviceTopic,
    message: IncomingMessage,
    server: number,
  ): readonly HostAction[] {
    // Commands are for edge nodes; we see our own.
    const isCommand = topic.verb === 'NCMD' || topic.verb === 'DCMD';
    if (isCommand || !isInShare(this.options.share, topic.groupId, topic.edgeNodeId)) {
      return [{ kind: 'settle', message }];
    }
    const payload = tryDecode(message.payload, this.options.maximumPayloadBytes);
    if (payload instanceof PayloadError) {
      this.wish(topic, server, message.receivedAt, 'a payload could not be decoded');
      return refusePayload(message, topic, payload.message);
    }
    const nodeMessage: NodeMessage = { message, topic, payload };
    if (topic.verb === 'NBIRTH') return this.bear(nodeMessage, server);
    const session = this.nodes.get(ownerPath(nodeOwner(topic)));
    if (topic.verb === 'NDEATH') return end(session, nodeMessage);
    switch (session?.status) {
      case 'online':
        return this.sequence(session, nodeMessage);
      case 'remembered':
        this.wish(topic, server, message.receivedAt, 'its birth may have been missed');
        return applyNodeMessage(session, nodeMessage);
      case 'offline':
      case undefined:
        this.wish(topic, server, message.receivedAt, `${topic.verb} came without a birth`);
        return refuseUnborn(nodeMessage);
    }
  }

  private bear(nodeMessage: NodeMessage, server: number): readonly HostAction[] {
    const { message, topic, payload } = nodeMessage;
    const owner = nodeOwner(topic);
    const former = this.nodes.get(ownerPath(owner));
    if (former === undefined && this.nodes.size >= maximumNodes) return refuseNode(nodeMessage);
    const settled = (former?.sequence.releaseAll() ?? []).flatMap((held) => applyNodeMessage(former, held));
    const session = new NodeSession({
      owner,
      definitions: defineMetrics(payload, owner),
      bdSeq: readBdSeq(payload),
      sequence: readSequence(payload) ?? 0,
      server,
      reorderTimeoutMs: this.options.reorderTimeoutMs,
    });
    this.nodes.set(ownerPath(owner), session);
    this.rebirths.born(owner);
    const devicesAwaitingBirth = former?.status === 'online' ? former.liveDevices : [];
    return [
      ...settled,
      ...this.warnOfTwin(ownerPath(owner)),
      ...devicesAwaitingBirth.map((device) => offlineUntilBirth(device.owner, message.receivedAt)),
      {
        kind: 'online',
        owner,
        at: message.receivedAt,
        bornAt: payload.timestamp ?? message.receivedAt,
        bdSeq: session.bdSeq,
        definitions: session.nodeDefinitions,
      },
      ...applyNodeMessage(session, nodeMessage),
    ];
  }

  private warnOfTwin(path: string): readonly HostAction[] {
    const twin = this.pathsInLowerCase.get(path.toLowerCase());
    this.pathsInLowerCase.set(path.toLowerCase(), path);
    return twin === undefined || twin === path ? [] : [{ kind: 'alike-nodes', paths: [twin, path] }];
  }

  private sequence(session: NodeSession, nodeMessage: NodeMessage): readonly HostAction[] {
    const { message, payload } = nodeMessage;
    // Every DATA message carries seq; a node that leaves it out can't be kept in order, but its data is real.
    const sequence = readSequence(payload);
    if (sequence === undefined) return this.applyAll(session, [nodeMessage]);
    const verdict = session.sequence.accept(sequence, nodeMessage, message.receivedAt);
    switch (verdict.kind) {
      case 'duplicate':
        return [{ kind: 'settle', message }];
      case 'held':
        return this.options.reorderTimeoutMs === 0 ? this.tick(message.receivedAt) : [];
      case 'in-order':
        return this.applyAll(session, verdict.messages);
    }
  }

  private applyAll(session: NodeSession, messages: readonly NodeMessage[]): readonly HostAction[] {
    const [first] = messages;
    // Nearly always one; this is done for every message.
    const actions =
      messages.length === 1 && first !== undefined
        ? applyNodeMessage(session, first)
        : messages.flatMap((message) => applyNodeMessage(session, message));
    const refused = actions.find((action) => action.kind === 'refuse');
    if (refused !== undefined) this.wishRebirth(session, refused.message.receivedAt, refused.detail);
    return actions;
  }

  private expectBirth({ owner, server }: NodeSession, at: number): void {
    this.rebirths.wish({ owner, server, why: 'its birth may have been missed' }, at, birthGraceMs);
  }

  private wishRebirth({ owner, server }: NodeSession, at: number, why: string): void {
    this.rebirths.wish({ owner, server, why }, at);
  }

  private wish(topic: NodeTopic | DeviceTopic, server: number, at: number, why: string): void {
    this.rebirths.wish({ owner: nodeOwner(topic), server, why }, at);
  }
}

function end(session: NodeSession | undefined, { message, topic, payload }: NodeMessage): readonly HostAction[] {
  const settle: HostAction = { kind: 'settle', message };
  const bdSeq = readBdSeq(payload);
  // A will of an older session may come after the new birth; only the bdSeq tells.
  if (session === undefined || session.status === 'offline' || bdSeq === undefined || bdSeq !== session.bdSeq) {
    return [{ kind: 'unmatched-death', owner: nodeOwner(topic) }, settle];
  }
  const held = session.sequence.releaseAll().flatMap((each) => applyNodeMessage(session, each));
  // What is remembered only has been stale ever since our own session ended.
  const ended = session.status === 'online' ? endNode(session, message.receivedAt) : [];
  session.status = 'offline';
  for (const device of session.liveDevices) device.online = false;
  return [...held, ...ended, settle];
}

function tryDecode(payload: Buffer, maximumBytes: number): Payload | PayloadError {
  try {
    return decodePayload(payload, { maximumBytes });
  } catch (error) {
    if (error instanceof PayloadError) return error;
    throw error;
  }
}
