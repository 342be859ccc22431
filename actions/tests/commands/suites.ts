import { alerts } from './alerts.ts';
import { andonCalls } from './andon-calls.ts';
import { calendars } from './calendars.ts';
import { justifications } from './justifications.ts';
import { oeeTargets } from './oee-targets.ts';
import { operationRuns } from './operation-runs.ts';
import { orders } from './orders.ts';
import { plant } from './plant.ts';
import { production } from './production.ts';
import { products } from './products.ts';
import { reasons } from './reasons.ts';
import { shiftsAndRules } from './shifts-and-rules.ts';
import { stopEdits } from './stop-edits.ts';
import { users } from './users.ts';

/** What people do about stops; reports of shifts first, since all that there is until then is reported. */
export const ofStops = { shiftsAndRules, justifications, stopEdits, andonCalls };
/** What people and an MES do about orders, and what they make. */
export const ofProduction = { orders, production, operationRuns, alerts };
/** What is set up. */
export const ofConfiguration = { plant, calendars, products, oeeTargets, reasons, users };
