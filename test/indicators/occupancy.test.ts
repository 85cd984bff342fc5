import type { Client } from 'pg';
import * as factories from '../../seeds/factories';
import { insert, type TableRow } from '../../seeds/insert';
import { connectionTo, createTestDatabase, type TestDatabase } from '../setup/test-database';
import { query } from '../access/as-role';

let database: TestDatabase;
let service: Client;
beforeAll(async () => {
  database = await createTestDatabase();
  service = connectionTo(database.serviceUrl);
  await service.connect();
});
afterAll(async () => {
  await service.end();
  await database.drop();
});

let made = 0;

/** A facility of Yulius with these lines in its ledger, reported on the day on which they hold. */
async function facilityWith(lines: TableRow[]): Promise<string> {
  const id = `nights-${(made += 1)}`;
  await insert(database.owner, 'hub.facility', [
    factories.facility({ id, operator_id: 'yulius', synthetic: false, document_id: 'agenda-2021-2022' }),
  ]);
  for (const line of lines)
    await insert(database.owner, 'hub.capacity_mutation', [
      factories.capacityMutation({
        ...{ facility_id: id, reporter_id: 'yulius', reported_at: `${String(line.effective_on)}T09:00:00Z` },
        ...{ synthetic: false, ...line },
      }),
    ]);
  return id;
}

const opening = (number: number, effective_on: string): TableRow => ({
  ...{ kind: 'OPENING', place_kind: 'REGULAR', number, effective_on },
});
const counted = (number: number, effective_on: string, given: TableRow = {}): TableRow => ({
  ...{ kind: 'OCCUPANCY_COUNT', number, effective_on, ...given },
});

interface Nights {
  nights: number;
  known_nights: number;
  place_nights: string | null;
  out_of_use_nights: string | null;
  occupied_nights: string | null;
  unit: string;
}

async function nightsOf(
  facility: string,
  [from, until, seen]: [string, string, string],
  who = { role: 'hub_publisher', partner: '' },
): Promise<Nights | undefined> {
  const sql = `select * from hub.occupancy_nights($2, $3, $4) where facility_id = $1`;
  return (await query<Nights & TableRow>(service, who, sql, [facility, from, until, seen]))[0];
}

const figures = (row: Nights | undefined) =>
  row && [
    ...[row.nights, row.known_nights, Number(row.place_nights), Number(row.out_of_use_nights)],
    Number(row.occupied_nights),
  ];

describe('nights of capacity', () => {
  it('are places, out of use and occupied, night by night', async () => {
    const facility = await facilityWith([
      ...[opening(10, '2026-01-01'), counted(8, '2026-01-01')],
      { kind: 'OUT_OF_USE', number: 2, effective_on: '2026-01-11', reason: 'MAINTENANCE' },
      { kind: 'EXPANSION', place_kind: 'RESERVE', number: 5, effective_on: '2026-01-21' },
      counted(16, '2026-01-21'),
    ]);
    // 20 nights of 10 places and 11 of 15; 21 nights with 2 out of use; 20 with 8 people and 11 with 16.
    expect(figures(await nightsOf(facility, ['2026-01-01', '2026-02-01', '2026-03-01']))).toEqual([
      ...[31, 31, 20 * 10 + 11 * 15, 21 * 2, 20 * 8 + 11 * 16],
    ]);
    // Over-occupancy is not capped.
    expect(figures(await nightsOf(facility, ['2026-01-21', '2026-01-22', '2026-03-01']))).toEqual([
      ...[1, 1, 15, 2, 16],
    ]);
  });

  it('are of the nights on which both are known, and none without capacity', async () => {
    const facility = await facilityWith([opening(10, '2026-01-01'), counted(8, '2026-01-11')]);
    expect(figures(await nightsOf(facility, ['2026-01-01', '2026-02-01', '2026-03-01']))).toEqual([
      ...[31, 21, 210, 0, 168],
    ]);
    const empty = await nightsOf(await facilityWith([]), ['2026-01-01', '2026-02-01', '2026-03-01']);
    expect([empty!.known_nights, empty!.place_nights, empty!.occupied_nights]).toEqual([0, null, null]);
  });

  it('are 29 in February of a leap year, and one on the night on which the clock changes', async () => {
    const facility = await facilityWith([opening(1, '2024-01-01'), counted(1, '2024-01-01')]);
    const nights = async (from: string, until: string) =>
      (await nightsOf(facility, [from, until, '2026-11-01']))!.known_nights;
    expect(await nights('2024-02-01', '2024-03-01')).toBe(29);
    expect(await nights('2026-03-29', '2026-03-30')).toBe(1);
    expect(await nights('2025-10-26', '2025-10-27')).toBe(1);
  });

  it('are those that were known at the end of a day in Amsterdam', async () => {
    const facility = await facilityWith([
      ...[opening(10, '2026-01-01'), counted(8, '2026-01-01')],
      // Half past eleven at night in winter, and half past midnight in summer.
      counted(5, '2026-01-02', { reported_at: '2026-01-31T22:30:00Z' }),
      counted(3, '2026-01-02', { reported_at: '2026-07-31T22:30:00Z' }),
    ]);
    const occupied = async (seen: string) =>
      Number((await nightsOf(facility, ['2026-01-02', '2026-01-03', seen]))!.occupied_nights);
    expect(await occupied('2026-01-30')).toBe(8);
    expect(await occupied('2026-01-31')).toBe(5);
    expect(await occupied('2026-07-31')).toBe(5);
    expect(await occupied('2026-08-01')).toBe(3);
  });

  it('are exact for whoever sees the capacity of the facility', async () => {
    const facility = await facilityWith([opening(10, '2026-01-01'), counted(8, '2026-01-01')]);
    const occupied = async (role: string, partner: string) =>
      (await nightsOf(facility, ['2026-01-01', '2026-01-11', '2026-03-01'], { role, partner }))!
        .occupied_nights;
    expect(await occupied('hub_care_provider', 'yulius')).toBe('80');
    expect(await occupied('hub_care_provider', 'antes')).toBeNull();
    expect(await occupied('hub_municipality', 'gorinchem')).toBeNull();
    expect(await occupied('hub_central_municipality', 'dordrecht')).toBe('80');
  });
});
