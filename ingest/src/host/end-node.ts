import type { HostAction } from './host-action.ts';
import type { MetricOwner } from './metric-definition.ts';
import type { NodeSession } from './node-session.ts';

/** An edge node and its devices are offline, and all their metrics stale, from `at` on. */
export function endNode(session: NodeSession, at: number): readonly HostAction[] {
  return [
    { kind: 'offline', owner: session.owner, at, staleDefinitions: session.liveDefinitions },
    ...session.liveDevices.map((device) => offlineUntilBirth(device.owner, at)),
  ];
}

/** Offline as far as anyone knows; its values are dealt with elsewhere. */
export function offlineUntilBirth(owner: MetricOwner, at: number): HostAction {
  return { kind: 'offline', owner, at, staleDefinitions: [] };
}
