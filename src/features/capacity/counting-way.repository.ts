import type { UnitOfWork } from '../../database/unit-of-work';
import type { WayFrom } from './counting-way.rules';

/** What was decided on how facilities are counted, in order of date; of one day what was decided last. */
export const waysSql = (facilities: string): string => `
  select distinct on (facility_id, from_date) facility_id as "facilityId", from_date as from, way
  from hub.counting_way where facility_id = any (${facilities}) order by facility_id, from_date, position desc`;

/** What was decided on how one facility is counted. */
export const countingWaysOf = ({ query }: UnitOfWork, facilityId: string): Promise<WayFrom[]> =>
  query<WayFrom>(waysSql('$1'), [[facilityId]]);

/** Who runs a facility now: null when nobody does, undefined when there is no such facility. */
export async function operatorOf(
  { query }: UnitOfWork,
  facilityId: string,
): Promise<string | null | undefined> {
  const [found] = await query<{ operator: string | null }>(
    'select operator_id as operator from hub.facility where id = $1',
    [facilityId],
  );
  return found?.operator;
}

/** What the caller decided under a reference. */
export async function decidedAs(
  { query, caller }: UnitOfWork,
  reference: string,
): Promise<(WayFrom & { facilityId: string }) | undefined> {
  const [found] = await query<WayFrom & { facilityId: string }>(
    `select facility_id as "facilityId", from_date as from, way from hub.counting_way
     where decided_by_id = $1 and reference = $2 limit 1`,
    [caller.partnerId, reference],
  );
  return found;
}

/** Whether a count of a day, or of a later one, holds. */
export async function isCountedFrom(
  { query }: UnitOfWork,
  facilityId: string,
  day: string,
): Promise<boolean> {
  const found = await query(
    `select from hub.lines_in_force($1, 'infinity') where kind = 'OCCUPANCY_COUNT' and effective_on >= $2 limit 1`,
    [facilityId, day],
  );
  return found.length > 0;
}

export async function addWay(
  { query, caller }: UnitOfWork,
  facilityId: string,
  { way, from, reference }: WayFrom & { reference: string },
): Promise<void> {
  await query(
    'insert into hub.counting_way (facility_id, way, from_date, decided_by_id, reference) values ($1, $2, $3, $4, $5)',
    [facilityId, way, from, caller.partnerId, reference],
  );
}
