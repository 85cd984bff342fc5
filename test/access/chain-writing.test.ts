import type { Client } from 'pg';
import * as factories from '../../seeds/factories';
import { insert, type TableRow } from '../../seeds/insert';
import { connectionTo, createTestDatabase, type TestDatabase } from '../setup/test-database';
import { databaseRoles, permissionDenied, query, refusal } from './as-role';
import { addTrajectory, arrangeWitnesses, caller, somebodyElse } from './witnesses';

/** The row rules of needs, ways of counting and quota, asked of the database itself. */
let database: TestDatabase;
let service: Client;
let serial = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  service = connectionTo(database.serviceUrl);
  await service.connect();
  await arrangeWitnesses(database.owner);
});
afterAll(async () => {
  await service.end();
  await database.drop();
});

const insertAs = (role: string, table: string, row: TableRow, partner = caller) => {
  const columns = Object.keys(row).join(', ');
  const sql = `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1)`;
  return refusal(query(service, { role, partner }, sql, [JSON.stringify([row])]));
};
const reference = () => `chain-${(serial += 1)}`;
const except = (...roles: string[]) =>
  [...databaseRoles, 'hub_publisher'].filter((role) => !roles.includes(role));

describe('a housing need', () => {
  const record = async (role: string, given: TableRow = {}, standing: 'GUIDES' | 'NONE' = 'GUIDES') =>
    insertAs(role, 'hub.housing_need_report', {
      trajectory_id: await addTrajectory(database.owner, standing),
      said: {
        ...{ housing_market: 'DRECHTSTEDEN', expected_half_year: '2027-H1' },
        ...{ kind_of_dwelling: 'INDEPENDENT_DWELLING', areas: [] },
      },
      ...{ digest: 'a'.repeat(64), actor_id: caller, actor_role: role.replace('hub_', '').toUpperCase() },
      ...{ reference: reference(), ...given },
    });

  it('is recorded by who guides the client, and by those in charge for any', async () => {
    expect(await record('hub_care_provider')).toBeNull();
    for (const role of ['hub_central_municipality', 'hub_case_coordinator'])
      expect(await record(role, {}, 'NONE')).toBeNull();
  });

  it('is not recorded for the client of another, nor under another name or role', async () => {
    expect(await record('hub_care_provider', {}, 'NONE')).toBe(permissionDenied);
    expect(await record('hub_care_provider', { actor_id: somebodyElse })).toBe(permissionDenied);
    expect(await record('hub_care_provider', { actor_role: 'CASE_COORDINATOR' })).toBe(permissionDenied);
    expect(await record('hub_care_provider', { recorded_at: '2020-01-01' })).toBe(permissionDenied);
  });

  it.each(except('hub_care_provider', 'hub_central_municipality', 'hub_case_coordinator'))(
    'is not recorded by %s',
    async (role) => {
      expect(await record(role)).toBe(permissionDenied);
    },
  );

  it('is not taken away, nor written itself', async () => {
    for (const table of ['hub.housing_need', 'hub.housing_area', 'hub.housing_exclusion']) {
      const who = { role: 'hub_care_provider', partner: caller };
      for (const writing of [`delete from ${table}`, `update ${table} set synthetic = false`])
        expect(await refusal(query(service, who, writing))).toBe(permissionDenied);
      expect(await insertAs(who.role, table, { synthetic: false })).toBe(permissionDenied);
    }
  });
});

describe('a registration', () => {
  /** Registered by the caller in a role, or by somebody else; the caller sees it in every role, or in none. */
  const registered = async (actor_id: string, actor_role: string, standing: 'HANDED' | 'NONE') => {
    const own = { provider_id: caller, municipality_id: 'GM0505' };
    const trajectory = await addTrajectory(database.owner, standing, standing === 'NONE' ? {} : own);
    await database.owner.query(
      `insert into hub.trajectory_event (trajectory_id, kind, happened_on, actor_id, actor_role, reference)
       values ($1, 'REGISTERED', '2026-01-01', $2, $3, $4)`,
      [trajectory, actor_id, actor_role, reference()],
    );
    return trajectory;
  };
  const roleOf = (role: string) => role.replace('hub_', '').toUpperCase();
  const correct = (role: string, trajectory_id: string, given: TableRow = {}) =>
    insertAs(role, 'hub.registration_correction', {
      ...{ trajectory_id, route: 'FAMILY', municipality_id: 'GM0642', digest: 'a'.repeat(64) },
      ...{ actor_id: caller, actor_role: roleOf(role), reference: reference(), ...given },
    });
  const registering = ['hub_access_point', 'hub_community_team', 'hub_care_provider', 'hub_municipality'];
  const inCharge = ['hub_central_municipality', 'hub_case_coordinator'];

  it.each(registering)('is put right by %s if it made it and sees it', async (role) => {
    expect(await correct(role, await registered(caller, roleOf(role), 'HANDED'))).toBeNull();
    expect(await correct(role, await registered(somebodyElse, roleOf(role), 'HANDED'))).toBe(
      permissionDenied,
    );
    expect(await correct(role, await registered(caller, 'PUBLIC_HEALTH', 'HANDED'))).toBe(permissionDenied);
    expect(await correct(role, await registered(caller, roleOf(role), 'NONE'))).toBe(permissionDenied);
  });

  it.each(inCharge)('is put right by %s, whoever made it', async (role) => {
    expect(await correct(role, await registered(somebodyElse, 'ACCESS_POINT', 'NONE'))).toBeNull();
  });

  it.each(except(...registering, ...inCharge))('is not put right by %s', async (role) => {
    expect(await correct(role, await registered(caller, roleOf(role), 'HANDED'))).toBe(permissionDenied);
  });

  it('is not put right under another name or role, nor with a moment or a past of its own', async () => {
    const trajectory = await registered(caller, 'CARE_PROVIDER', 'HANDED');
    for (const given of [
      ...[{ actor_id: somebodyElse }, { actor_role: 'CASE_COORDINATOR' }],
      ...[{ recorded_at: '2020-01-01' }, { was_route: 'SHELTER' }, { was_municipality_id: 'GM0505' }],
    ])
      expect(await correct('hub_care_provider', trajectory, given)).toBe(permissionDenied);
  });

  it('said something before that nobody reads', async () => {
    for (const column of ['was_route', 'was_municipality_id', 'route', 'municipality_id'])
      for (const role of databaseRoles) {
        const reading = query(
          service,
          { role, partner: caller },
          `select ${column} from hub.registration_correction`,
        );
        expect([role, column, await refusal(reading)]).toEqual([role, column, permissionDenied]);
      }
  });
});

describe('a shielding', () => {
  const shield = async (
    role: string,
    standing: 'GUIDES' | 'ORIGIN' | 'HANDED' | 'NONE',
    given: TableRow = {},
  ) =>
    insertAs(role, 'hub.shielding', {
      trajectory_id: await addTrajectory(database.owner, standing),
      ...{ actor_id: caller, actor_role: role.replace('hub_', '').toUpperCase() },
      ...{ reference: reference(), ...given },
    });

  it('is said by who guides the client, and by those in charge of any', async () => {
    expect(await shield('hub_care_provider', 'GUIDES')).toBeNull();
    for (const role of ['hub_central_municipality', 'hub_case_coordinator'])
      expect(await shield(role, 'NONE')).toBeNull();
  });

  it('is not said of the client of another, nor under another name or role', async () => {
    expect(await shield('hub_care_provider', 'NONE')).toBe(permissionDenied);
    for (const given of [
      { actor_id: somebodyElse },
      { actor_role: 'ACCESS_POINT' },
      { recorded_at: '2020-01-01' },
    ])
      expect(await shield('hub_care_provider', 'GUIDES', given)).toBe(permissionDenied);
  });

  it.each(except('hub_care_provider', 'hub_central_municipality', 'hub_case_coordinator'))(
    'is not said by %s',
    async (role) => {
      for (const standing of ['ORIGIN', 'HANDED'] as const)
        expect(await shield(role, standing)).toBe(permissionDenied);
    },
  );
});

describe('a way of counting', () => {
  const decide = (role: string, given: TableRow = {}, partner = 'leger-des-heils') =>
    insertAs(
      role,
      'hub.counting_way',
      {
        ...{ facility_id: 'kromhout-herstart', way: 'STAYS', from_date: '2099-01-01' },
        ...{ decided_by_id: partner, reference: reference(), ...given },
      },
      partner,
    );

  it('is decided on by the operator, and by the central municipality for any facility', async () => {
    expect(await decide('hub_care_provider')).toBeNull();
    expect(await decide('hub_central_municipality', {}, 'dordrecht')).toBeNull();
  });

  it('is not decided on for the facility of another, under another name, or with a moment of its own', async () => {
    expect(await decide('hub_care_provider', { facility_id: 'tweelingen-stierstraat' })).toBe(
      permissionDenied,
    );
    expect(await decide('hub_care_provider', { decided_by_id: 'timon' })).toBe(permissionDenied);
    expect(await decide('hub_care_provider', { known_at: '2020-01-01' })).toBe(permissionDenied);
  });

  it.each(except('hub_care_provider', 'hub_central_municipality'))(
    'is not decided on by %s',
    async (role) => {
      expect(await decide(role)).toBe(permissionDenied);
    },
  );

  it('is followed by what stays come to, which nobody writes', async () => {
    for (const role of databaseRoles) {
      const writing = 'insert into hub.stay_change select * from hub.stay_change';
      expect(await refusal(query(service, { role, partner: 'leger-des-heils' }, writing))).toBe(
        permissionDenied,
      );
    }
  });
});

describe('a quota', () => {
  const set = (role: string, given: TableRow = {}, partner = 'dordrecht') =>
    insertAs(
      role,
      'hub.quota_decision',
      {
        ...{ scheme: 'QUOTA_SCHEME', year: 2040, agreed: 3, source: 'Besluit' },
        ...{ decided_by_id: partner, reference: reference(), ...given },
      },
      partner,
    );

  it('is set by the central municipality, under its own name', async () => {
    expect(await set('hub_central_municipality')).toBeNull();
    expect(await set('hub_central_municipality', { decided_by_id: 'sliedrecht' })).toBe(permissionDenied);
    expect(await set('hub_central_municipality', { decided_at: '2020-01-01' })).toBe(permissionDenied);
  });

  it('has no shares that are more than it, whatever the hub checked', async () => {
    const central = 'hub_central_municipality';
    const region = { scheme: 'QUOTA_SCHEME', from_year: 2041, to_year: 2041, agreed: 3 };
    await insert(database.owner, 'hub.quota_agreement', [factories.quotaAgreement(region)]);
    expect(await set(central, { year: 2041, municipality_id: 'GM0505' })).toBeNull();
    expect(await set(central, { year: 2041, municipality_id: 'GM0505', agreed: 4 })).toBe('23514');
    const reason = { beyond_total: 'QUOTA_RAISED' };
    expect(await set(central, { year: 2041, municipality_id: 'GM0505', agreed: 4, ...reason })).toBeNull();
  });

  it.each(except('hub_central_municipality'))('is not set by %s', async (role) => {
    expect(await set(role)).toBe(permissionDenied);
  });
});
