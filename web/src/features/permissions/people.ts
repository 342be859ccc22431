import type { AdminApi } from './admin-api.ts';
import type { SessionVariables } from './compile-filter.ts';

/** Somebody whose eyes one can look through. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly enterprise: string;
  /** What a session of theirs says, by names in small letters. */
  readonly variables: SessionVariables;
}

interface Answer {
  readonly users: readonly {
    readonly id: string;
    readonly name: string;
    readonly role: string;
    readonly enterprise_id: number;
    readonly enterprise: { readonly name: string; readonly sites: readonly { readonly id: number }[] };
    readonly user_sites: readonly { readonly site_id: number }[];
  }[];
}

const question = `{
  users(where: { active: { _eq: true } }, order_by: [{ enterprise_id: asc }, { name: asc }]) {
    id name role enterprise_id
    enterprise { name sites(order_by: [{ id: asc }]) { id } }
    user_sites(order_by: [{ site_id: asc }]) { site_id }
  }
}`;

/** Everybody who may sign in. Who is given no sites has all of the enterprise. @throws {AdminApiError} */
export async function listPeople(api: AdminApi): Promise<readonly Person[]> {
  const { users } = await api.ask<Answer>(question);
  return users.map(({ id, name, role, enterprise_id, enterprise, user_sites }) => {
    const own = user_sites.map(({ site_id }) => site_id);
    const sites = own.length > 0 ? own : enterprise.sites.map((site) => site.id);
    return {
      id,
      name,
      role,
      enterprise: enterprise.name,
      variables: {
        'x-hasura-user-id': id,
        'x-hasura-enterprise-id': String(enterprise_id),
        'x-hasura-site-ids': `{${sites.join()}}`,
      },
    };
  });
}
