import { randomUUID } from 'node:crypto';
import { Api } from '../src/api.ts';
import { expect, journey } from '../src/journey.ts';
import { packml, SimulatedMachine } from '../src/simulated-machine.ts';

const administrator = 'gita@simulator.example';
const minuteMs = 60_000;
/** Time to prepare the site and to see the old shift, before the new one begins; much more than it takes. */
const borderInMs = 60_000;

journey('behind midnight a shift ends: the terminal begins anew, and the old shift is reported', async ({ open }) => {
  const page = await open('/', administrator);
  const borderAt = Math.ceil((Date.now() + borderInMs) / 1_000) * 1_000;
  const site = await createSiteBehindMidnight(borderAt);
  const machine = await SimulatedMachine.create(site.areaId);
  try {
    const midnight = Math.floor(borderAt / (60 * minuteMs)) * 60 * minuteMs;
    machine.recount([
      [midnight - 10 * minuteMs, { state: packml.execute, mode: 1, produced: 0, scrap: 0 }],
      [midnight - 5 * minuteMs, { produced: 600 }],
    ]);
    machine.say({ state: packml.execute, mode: 1, produced: 700, scrap: 0 });
    // The token that comes with it names the new site.
    await page.goto(`/terminal/${machine.equipmentId}`);
    const shown = page.getByRole('main');
    // Both days count for the shift that runs over midnight.
    await expect(shown).toContainText('OEE of shift Late');
    await expect(shown).toContainText(/Good in this shift\s*700 units/);
    await expect(shown).toContainText('OEE of shift Early', { timeout: borderInMs + 30_000 });
    machine.say({ produced: 710 });
    await expect(shown).toContainText(/Good in this shift\s*10 units/);

    const { lateShiftId, businessDay } = await findLateShift(site.siteId, borderAt);
    expect(businessDay).toBe(dayBefore(midnight));
    await page.goto(`/shift/${lateShiftId}`);
    const row = page.getByRole('region', { name: 'Machines' }).getByRole('row').filter({ hasText: machine.name });
    // A minute is left for samples on their way.
    await expect(row).toContainText('As reported', { timeout: 120_000 });
    await expect(row).toContainText('700');
  } finally {
    await machine.stop();
  }
});

interface Site {
  readonly siteId: number;
  readonly areaId: number;
}

/** Of the zone in which midnight was within the hour before an instant: how far it is ahead of UTC. */
function hoursAhead(instantMs: number): number {
  const hour = new Date(instantMs).getUTCHours();
  return hour <= 12 ? -hour : 24 - hour;
}

/** The day that ends at a midnight of that zone. */
function dayBefore(midnight: number): string {
  return new Date(midnight + (hoursAhead(midnight) - 12) * 60 * minuteMs).toISOString().slice(0, 10);
}

/** A site in the zone in which midnight was last, with a shift over midnight up to an instant and one from then on. */
async function createSiteBehindMidnight(borderAt: number): Promise<Site> {
  const hours = hoursAhead(borderAt);
  const timeZone = hours <= 0 ? `Etc/GMT+${-hours}` : `Etc/GMT-${hours}`;
  const name = `Midnight ${randomUUID().slice(0, 4)}`;
  const before = await Api.signIn(administrator);
  const { createSite: site } = await before.ask<{ createSite: { siteId: number } }>(createSite, { name, timeZone });
  // Who signs in now may see it.
  const api = await Api.signIn(administrator);
  const { createArea } = await api.ask<{ createArea: { areaId: number } }>(createAreaThere, { siteId: site.siteId });
  const border = new Date(borderAt).toISOString().slice(13, 19).replace(/^/, '00');
  const daysOfCycle = [1, 2, 3, 4, 5, 6, 7];
  const shifts = [
    { name: 'Late', daysOfCycle, startsAt: '12:00:00', endsAt: border },
    { name: 'Early', daysOfCycle, startsAt: border, endsAt: '12:00:00' },
  ];
  await api.ask(createCalendar, {
    siteId: site.siteId,
    shifts,
    from: new Date(borderAt - 4 * 24 * 60 * minuteMs).toISOString().slice(0, 10),
  });
  return { siteId: site.siteId, areaId: createArea.areaId };
}

const createSite = `mutation ($name: String!, $timeZone: String!) {
  createSite(name: $name, timeZone: $timeZone) { siteId }
}`;
const createAreaThere = `mutation ($siteId: Int!) { createArea(siteId: $siteId, name: "Hall") { areaId } }`;
const createCalendar = `mutation ($siteId: Int!, $from: date!, $shifts: [ShiftInput!]!) {
  createCalendar(siteId: $siteId, name: "Two shifts", effectiveFrom: $from, shifts: $shifts) { calendarId }
}`;

async function findLateShift(siteId: number, borderAt: number) {
  const api = await Api.signIn(administrator);
  const { shifts } = await api.ask<{ shifts: readonly { id: number; business_day: string }[] }>(
    `query ($siteId: Int!, $borderAt: timestamptz!) {
      shifts: shift_instances(where: { calendar: { site_id: { _eq: $siteId } }, ended_at: { _eq: $borderAt } }) { id business_day }
    }`,
    { siteId, borderAt: new Date(borderAt).toISOString() },
  );
  return { lateShiftId: shifts[0]?.id, businessDay: shifts[0]?.business_day };
}
