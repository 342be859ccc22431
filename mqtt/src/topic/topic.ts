/** The namespace token of Sparkplug B 3.0; the first level of every topic. */
export const sparkplugNamespace = 'spBv1.0';

/** The filter that covers every Sparkplug topic, STATE included. */
export const everySparkplugTopic = `${sparkplugNamespace}/#`;

export const nodeVerbs = ['NBIRTH', 'NDEATH', 'NDATA', 'NCMD'] as const;
export const deviceVerbs = ['DBIRTH', 'DDEATH', 'DDATA', 'DCMD'] as const;

export type NodeVerb = (typeof nodeVerbs)[number];
export type DeviceVerb = (typeof deviceVerbs)[number];

/** `spBv1.0/<group>/<verb>/<edge node>` */
export interface NodeTopic {
  readonly kind: 'node';
  readonly verb: NodeVerb;
  readonly groupId: string;
  readonly edgeNodeId: string;
}

/** `spBv1.0/<group>/<verb>/<edge node>/<device>` */
export interface DeviceTopic {
  readonly kind: 'device';
  readonly verb: DeviceVerb;
  readonly groupId: string;
  readonly edgeNodeId: string;
  readonly deviceId: string;
}

/** `spBv1.0/STATE/<host>` */
export interface StateTopic {
  readonly kind: 'state';
  readonly hostId: string;
}

/** A topic that is not Sparkplug B 3.0, and why. */
export interface InvalidTopic {
  readonly kind: 'invalid';
  readonly reason: string;
}

export type SparkplugTopic = NodeTopic | DeviceTopic | StateTopic;
