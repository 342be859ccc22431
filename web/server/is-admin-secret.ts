/**
 * Whether the engine takes a text for its admin secret. This server doesn't know the secret, so that it can't give it away.
 * @throws {TypeError} when the engine does not answer.
 */
export async function isAdminSecret(secret: string | readonly string[] | undefined, engine: URL): Promise<boolean> {
  if (typeof secret !== 'string' || secret === '') return false;
  const { status } = await fetch(new URL('/v1/metadata', engine), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-hasura-admin-secret': secret },
    body: JSON.stringify({ type: 'get_inconsistent_metadata', args: {} }),
  });
  return status === 200;
}
