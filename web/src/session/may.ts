import type { Session } from './session.ts';

/** The roles that include what a role may do, the role itself among them (docs/permissions.md). */
const rolesAtLeast = {
  viewer: ['viewer', 'operator', 'supervisor', 'engineer', 'planner', 'administrator'],
  operator: ['operator', 'supervisor', 'engineer', 'administrator'],
  supervisor: ['supervisor', 'engineer', 'administrator'],
  engineer: ['engineer', 'administrator'],
  planner: ['planner', 'administrator'],
  administrator: ['administrator'],
} as const;

/** A role by which something is allowed. */
export type LeastRole = keyof typeof rolesAtLeast;

/** Whether a session's role includes another; the server has the last word. */
export function may({ role }: Pick<Session, 'role'>, least: LeastRole): boolean {
  const roles: readonly string[] = rolesAtLeast[least];
  return roles.includes(role);
}
