import type { TableRow } from '../../seeds/insert';
import { population } from '../../seeds/synthetic/population';
import { readReference } from '../../seeds/transcribed';
import type { Role } from '../../src/identity/role';
import {
  after,
  before,
  isTooSoon,
  isUnderWay,
  problemOf,
  type State,
  type Step,
} from '../../src/features/nomination/nomination.rules';
import { groupBy } from '../../src/group-by';
import { coursesOf, noRows } from './courses';

const today = '2026-11-16';
const size = 5_000;
const rows = noRows();
for (const batch of population(size, today))
  for (const table of Object.keys(rows) as Array<keyof typeof rows>) rows[table].push(...batch[table]);

const stepsOf = groupBy(rows.nominationSteps, ({ nomination_id }) => String(nomination_id));
const nominationsOf = groupBy(rows.nominations, ({ trajectory_id }) => String(trajectory_id));
const dwellings = new Map(rows.dwellings.map((row) => [row.id, row]));
const ruleStep = (row: TableRow): Step => ({
  kind: row.kind as Step['kind'],
  happenedOn: String(row.happened_on),
  granted: row.decision === 'GRANTED',
  ground: row.ground as string | null,
  associationId: row.association_id as string | null,
  dwellingId: row.dwelling_id as string | null,
  lease: row.lease as Step['lease'],
});

describe('the nominations of the synthetic population', () => {
  it('go as the rules allow, each step taken by who may take it', () => {
    const problems: unknown[] = [];
    for (const { id } of rows.nominations) {
      let standing = before;
      const taken: Step[] = [];
      for (const row of stepsOf.get(String(id))!) {
        const step = ruleStep(row);
        const by = { role: row.actor_role as Role, partnerId: String(row.actor_id), today, taken };
        const problem = problemOf(standing, step, by);
        if (problem) problems.push([row, problem]);
        standing = after(standing, step);
        taken.push(step);
      }
    }
    expect(problems).toEqual([]);
    expect(rows.nominations.length).toBeGreaterThan(size / 2);
  });

  it('come one at a time for each client, and in order', () => {
    for (const own of nominationsOf.values()) {
      const under = own.map(({ state }) => isUnderWay(state as State));
      expect(under.slice(0, -1)).not.toContain(true);
      for (const [i, next] of own.slice(1).entries())
        expect(String(own[i]!.since) <= String(next.submitted_on)).toBe(true);
    }
  });

  it('lead everybody home who has one, in the market where associations are known to let', () => {
    const { events } = coursesOf(rows);
    const markets = new Map(
      readReference('municipalities').map(({ id, housingMarket }) => [id, housingMarket]),
    );
    for (const { id, municipality_id } of rows.trajectories) {
      const homes = events.get(String(id))!.filter(({ kind }) => kind === 'HOUSED');
      const own = nominationsOf.get(String(id)) ?? [];
      const housed = own.filter(({ state }) => state === 'HOUSED');
      const inMarket = markets.get(String(municipality_id)) !== 'ALBLASSERWAARD';
      expect(housed.length).toBe(inMarket ? homes.length : 0);
      expect(homes.length).toBeLessThan(2);
      if (!inMarket) expect(own).toEqual([]);
    }
  });

  it('are granted a second time for the same reason by way of exception only', () => {
    const erroneous = new Set(
      rows.nominationSteps
        .filter(({ ground }) => ground === 'SUBMITTED_IN_ERROR')
        .map((row) => row.nomination_id),
    );
    const seen = new Set<unknown>();
    for (const own of nominationsOf.values())
      for (const [i, nomination] of own.entries()) {
        const earlier = own.slice(0, i).filter(({ id }) => !erroneous.has(id));
        const lastOn = (earlier.at(-1)?.submitted_on as string | undefined) ?? null;
        const decision = stepsOf.get(String(nomination.id))!.find(({ kind }) => kind === 'DECIDED');
        if (!decision) continue;
        const tooSoon = isTooSoon(lastOn, String(nomination.submitted_on));
        expect(decision.override !== null).toBe(tooSoon && decision.decision === 'GRANTED');
        if (decision.ground === 'EARLIER_APPLICATION') expect(tooSoon).toBe(true);
        seen.add(decision.ground).add(decision.override);
      }
    expect(seen).toContain('EARLIER_APPLICATION');
    expect(seen).toContain('HARDSHIP');
  });

  it('go every way that there is', () => {
    const has = (column: string) => new Set(rows.nominationSteps.map((row) => row[column]));
    expect([...has('kind')].sort()).toEqual(
      [
        ...['SUBMITTED', 'ASSESSED', 'DECIDED', 'RESERVED', 'ASSIGNED', 'RELEASED', 'OFFERED', 'ACCEPTED'],
        ...['REFUSED', 'LEASE_SIGNED', 'HOUSED', 'LEASE_TURNED', 'WITHDRAWN'],
      ].sort(),
    );
    expect([...has('lease')].sort()).toEqual([null, 'OWN', 'THREE_PARTY'].sort());
    expect(new Set(rows.nominations.map(({ state }) => state)).size).toBeGreaterThan(8);
  });

  it('stay within every quota: none is of a scheme of which a number is agreed', () => {
    const agreed = new Set(readReference('quota-agreements').map(({ scheme }) => scheme));
    expect(rows.nominations.filter(({ scheme }) => agreed.has(scheme))).toEqual([]);
  });
});

describe('the dwellings of the synthetic population', () => {
  const areas = new Map(
    readReference('partners').map(({ id, workingArea }) => [
      id,
      (workingArea as Array<{ municipality: string }>).map(({ municipality }) => municipality),
    ]),
  );

  it('stand where the documents say that their association lets homes', () => {
    for (const { association_id, municipality_id } of rows.dwellings)
      expect(areas.get(String(association_id))).toContain(municipality_id);
  });

  it('are offered once, never where the candidate cannot live', () => {
    const offers = rows.nominationSteps.filter(({ kind }) => kind === 'OFFERED');
    expect(new Set(offers.map(({ dwelling_id }) => dwelling_id)).size).toBe(offers.length);
    const trajectories = new Map(rows.nominations.map(({ id, trajectory_id }) => [id, trajectory_id]));
    const needs = new Map(rows.needs.map(({ id, trajectory_id }) => [id, trajectory_id]));
    const avoided = new Set(
      rows.areas
        .filter(({ wish }) => wish === 'EXCLUDED')
        .map(({ need_id, municipality_id }) => `${String(needs.get(need_id))} ${String(municipality_id)}`),
    );
    const wrong = offers.filter(({ nomination_id, dwelling_id }) =>
      avoided.has(
        `${String(trajectories.get(nomination_id))} ${String(dwellings.get(dwelling_id)!.municipality_id)}`,
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('are few that nobody holds: what is refused is soon let otherwise', () => {
    const available = rows.dwellings.filter(({ state }) => state === 'AVAILABLE');
    expect(available.length).toBeGreaterThan(0);
    expect(available.length).toBeLessThan(rows.dwellings.length / 20);
  });
});
