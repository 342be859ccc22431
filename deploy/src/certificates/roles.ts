/** What clients of the broker are. */
export const roles = ['edge', 'analytics', 'scada', 'dashboard', 'admin'] as const;

export type Role = (typeof roles)[number];

/** A client of the broker by the name in its certificate. */
export interface Client {
  readonly name: string;
  readonly role: Role;
}

const fromNodes = ['NBIRTH', 'NDATA', 'NDEATH', 'DBIRTH/+', 'DDATA/+', 'DDEATH/+'] as const;

/**
 * What a client may do, as lines of mosquitto's access control list; what no line allows is refused.
 *
 * - edge: one Sparkplug edge node of that name in any group, JSON below `plc-data/<name>`; reads what is meant for it
 * - analytics: a Sparkplug host that only asks for births, such as ingest; publishes OEE figures
 * - scada: a Sparkplug host that commands nodes and devices
 * - dashboard: reads, and publishes nothing
 * - admin: everything, and the broker's own figures
 */
export function rulesOf({ name, role }: Client): readonly string[] {
  return [`user ${name}`, ...topicsOf[role](name).map((topic) => `topic ${topic}`)];
}

const topicsOf: Readonly<Record<Role, (name: string) => readonly string[]>> = {
  edge: (name) => [
    ...fromNodes.map((kind) => `write spBv1.0/+/${nodeTopic(kind, name)}`),
    `write plc-data/${name}/#`,
    `read spBv1.0/+/NCMD/${name}`,
    `read spBv1.0/+/DCMD/${name}/+`,
    'read spBv1.0/STATE/+',
  ],
  analytics: (name) => [
    'read spBv1.0/#',
    'read plc-data/#',
    `write spBv1.0/STATE/${name}`,
    'write spBv1.0/+/NCMD/+',
    'readwrite oee/#',
  ],
  scada: (name) => [
    'read spBv1.0/#',
    'read oee/#',
    `write spBv1.0/STATE/${name}`,
    'write spBv1.0/+/NCMD/+',
    'write spBv1.0/+/DCMD/+/+',
  ],
  dashboard: () => ['read spBv1.0/#', 'read oee/#'],
  admin: () => ['readwrite #', 'read $SYS/#'],
};

/** `DDATA/+` of node n is `DDATA/n/+`. */
function nodeTopic(kind: string, name: string): string {
  const [verb = '', device] = kind.split('/');
  return device === undefined ? `${verb}/${name}` : `${verb}/${name}/${device}`;
}
