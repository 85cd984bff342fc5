import type { UnitOfWork } from '../../database/unit-of-work';
import { readPeriod, type GivenNeed } from './need.rules';

/** The need of a trajectory that the caller sees, as far as a change of it asks. */
export interface KnownNeed {
  id: string;
  version: string;
  housingMarket: string;
}

export async function needOf({ query }: UnitOfWork, trajectoryId: string): Promise<KnownNeed | undefined> {
  const [found] = await query<KnownNeed>(
    `select id, shown_version::text as version, housing_market as "housingMarket" from hub.housing_need
     where trajectory_id = $1`,
    [trajectoryId],
  );
  return found;
}

/** How far a trajectory has come, and whether a nomination is under way on it. */
export async function standingOf(
  { query }: UnitOfWork,
  trajectoryId: string,
): Promise<{ phase: string; nominated: boolean }> {
  const [found] = await query<{ phase: string; nominated: boolean }>(
    `select t.phase, exists (
       select from hub.nomination n where n.trajectory_id = t.id and n.state not in ('REJECTED', 'WITHDRAWN', 'HOUSED')
     ) as nominated
     from hub.trajectory t where t.id = $1`,
    [trajectoryId],
  );
  return found!;
}

/** What a reference of the caller was used for. */
export async function recordedAs(
  { query, caller }: UnitOfWork,
  reference: string,
): Promise<{ trajectoryId: string; digest: string } | undefined> {
  const [found] = await query<{ trajectoryId: string; digest: string }>(
    `select trajectory_id as "trajectoryId", digest from hub.housing_need_report where actor_id = $1 and reference = $2`,
    [caller.partnerId, reference],
  );
  return found;
}

/** The housing market of every municipality. */
export async function housingMarkets({ query }: UnitOfWork): Promise<Map<string, string>> {
  const rows = await query<{ id: string; market: string }>(
    'select id, housing_market as market from hub.municipality',
  );
  return new Map(rows.map(({ id, market }) => [id, market]));
}

/** Records a need; the database makes or changes the need from it. */
export async function addReport(
  { query, caller }: UnitOfWork,
  trajectoryId: string,
  { need, digest, reference }: { need: GivenNeed; digest: string; reference: string },
): Promise<void> {
  await query(
    `insert into hub.housing_need_report (trajectory_id, said, digest, actor_id, actor_role, reference)
     values ($1, $2, $3, $4, $5, $6)`,
    [trajectoryId, JSON.stringify(toRow(need)), digest, caller.partnerId, caller.role, reference],
  );
}

/** The need in the words of its table. */
const toRow = ({ areas, expectedPeriod, ...need }: GivenNeed) => ({
  housing_market: need.housingMarket,
  expected_half_year: readPeriod(expectedPeriod)!.halfYear,
  expected_quarter: readPeriod(expectedPeriod)!.quarter,
  kind_of_dwelling: need.kindOfDwelling,
  min_rooms: need.minRooms,
  household_size: need.householdSize,
  accessibility: need.accessibility,
  rent_band: need.rentBand,
  guidance_arranged: need.guidanceArranged,
  guidance_until: need.guidanceUntil,
  scheme: need.scheme,
  areas: areas.map(({ municipalityId, wish, reason }) => ({ municipality_id: municipalityId, wish, reason })),
});
