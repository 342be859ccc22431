import { readAddresses } from './addresses.ts';

/** Of every platform with the embedded database (docs/security.md). */
export const adminSecret = 'andon';

/** The metadata as it is now. */
export async function exportMetadata(): Promise<object> {
  return ask({ type: 'export_metadata', args: {} });
}

/** Makes the metadata what it was. */
export async function replaceMetadata(metadata: object): Promise<void> {
  await ask({ type: 'replace_metadata', args: metadata });
}

async function ask(command: object): Promise<object> {
  const response = await fetch(`${readAddresses().webUrl}/v1/metadata`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-hasura-admin-secret': adminSecret },
    body: JSON.stringify(command),
  });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as object;
}
