import type { Client } from 'pg';
import { roles } from '../../src/identity/role';
import { connectionTo, createTestDatabase, type TestDatabase } from '../setup/test-database';
import { databaseRole, permissionDenied, query, refusal } from './as-role';
import { addFacility, addTrajectory, arrangeWitnesses, caller, somebodyElse } from './witnesses';

/** The one function by which a caller counts what it does not see: it asks itself who may. */
let database: TestDatabase;
let service: Client;
const facility: Record<string, string> = {};

beforeAll(async () => {
  database = await createTestDatabase();
  service = connectionTo(database.serviceUrl);
  await service.connect();
  await arrangeWitnesses(database.owner);
  for (const standing of ['OPERATOR', 'LANDLORD', 'LOCATION', 'NONE'] as const) {
    facility[standing] = await addFacility(database.owner, standing);
    // Guided by somebody else, and shielded: nobody but its provider and those in charge sees the stay itself.
    const trajectory = await addTrajectory(database.owner, 'NONE', { shielded: true });
    await database.owner.query('update hub.stay set facility_id = $1 where trajectory_id = $2', [
      facility[standing],
      trajectory,
    ]);
  }
});
afterAll(async () => {
  await service.end();
  await database.drop();
});

async function counted(role: string, partner: string | null, of: string): Promise<number> {
  const sql = `select stays from hub.stay_movements($1, '2025-12-01', '2026-02-01')`;
  const rows = await query<{ stays: number }>(service, { role, partner }, sql, [facility[of]]);
  return rows[0]!.stays;
}

const mayCall = ['CENTRAL_MUNICIPALITY', 'CARE_PROVIDER', 'CASE_COORDINATOR'];

describe('counting stays', () => {
  it.each(roles.filter((role) => !mayCall.includes(role)))('is refused to %s', async (role) => {
    expect(await refusal(counted(databaseRole(role), caller, 'LOCATION'))).toBe(permissionDenied);
  });

  it.each(['hub_central_municipality', 'hub_case_coordinator'])('is done for %s everywhere', async (role) => {
    for (const standing of Object.keys(facility)) expect(await counted(role, caller, standing)).toBe(1);
  });

  it('is done for a provider in the facilities that it runs, and nowhere else', async () => {
    expect(await counted('hub_care_provider', caller, 'OPERATOR')).toBe(1);
    expect(await counted('hub_care_provider', somebodyElse, 'OPERATOR')).toBe(0);
    for (const standing of ['LANDLORD', 'LOCATION', 'NONE'])
      expect(await counted('hub_care_provider', caller, standing)).toBe(0);
  });

  it.each(['', null])('is done for no provider that nobody named (%j)', async (partner) => {
    for (const standing of Object.keys(facility))
      expect(await counted('hub_care_provider', partner, standing)).toBe(0);
  });

  it('follows a change of hands', async () => {
    await database.owner.query('update hub.facility set operator_id = $2 where id = $1', [
      facility.OPERATOR,
      somebodyElse,
    ]);
    expect(await counted('hub_care_provider', caller, 'OPERATOR')).toBe(0);
    expect(await counted('hub_care_provider', somebodyElse, 'OPERATOR')).toBe(1);
  });
});
