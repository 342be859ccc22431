import { settings, tell } from './settings.ts';

/** Where the platform under test is. */
export interface Addresses {
  readonly webUrl: string;
  readonly mqttUrl: string;
  /** For edge nodes; removed at the end. */
  readonly folder: string;
  /** E-mails that the platform has handed in; undefined where nobody receives them. */
  readonly mailFolder?: string;
}

/** As the start of the platform has told it to this process. */
export function readAddresses(): Addresses {
  if (settings.E2E_ADDRESSES === undefined)
    throw new Error('The platform was not started: run the journeys by "npm run e2e".');
  return JSON.parse(settings.E2E_ADDRESSES) as Addresses;
}

/** Tells every journey. */
export function tellJourneys(addresses: Addresses): void {
  tell('E2E_ADDRESSES', JSON.stringify(addresses));
}
