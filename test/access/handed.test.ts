import type { Client } from 'pg';
import * as factories from '../../seeds/factories';
import { insert } from '../../seeds/insert';
import type { Role } from '../../src/identity/role';
import { connectionTo, createTestDatabase, type TestDatabase } from '../setup/test-database';
import { databaseRole, permissionDenied, query, refusal } from './as-role';
import { addTrajectory, arrangeWitnesses, caller, somebodyElse } from './witnesses';

let database: TestDatabase;
let service: Client;

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

const sees = async (role: Role, trajectory: string, partner = caller): Promise<boolean> => {
  const sql = 'select from hub.trajectory where id = $1';
  return (await query(service, { role: databaseRole(role), partner }, sql, [trajectory])).length > 0;
};

const happened = (trajectory: string, kind: string, day: number, given = {}) =>
  insert(database.owner, 'hub.trajectory_event', [
    factories.trajectoryEvent({
      ...{ trajectory_id: trajectory, kind, happened_on: `2026-02-${String(day).padStart(2, '0')}` },
      ...{ actor_id: somebodyElse, actor_role: 'CARE_PROVIDER', ...given },
    }),
  ]);

const handTo = (trajectory: string, role: string, partner_id = caller) =>
  insert(database.owner, 'hub.trajectory_party', [
    factories.trajectoryParty({ id: trajectory }, { partner_id, role, opened_by_id: somebodyElse }),
  ]);

describe('a client who was handed over', () => {
  it('is seen by each in its own phase and no longer', async () => {
    const trajectory = await addTrajectory(database.owner, 'NONE');
    const roles = ['ACCESS_POINT', 'PUBLIC_HEALTH', 'COMMUNITY_TEAM'] as const;
    for (const role of roles) await handTo(trajectory, role);
    const seeing = async () => {
      const found: Role[] = [];
      for (const role of roles) if (await sees(role, trajectory)) found.push(role);
      return found;
    };
    expect(await seeing()).toEqual(['ACCESS_POINT', 'COMMUNITY_TEAM']);
    await happened(trajectory, 'STAY_STARTED', 1, { facility_id: 'kromhout-herstart' });
    expect(await seeing()).toEqual(['ACCESS_POINT', 'PUBLIC_HEALTH']);
    await happened(trajectory, 'ACCESS_GRANTED', 2);
    expect(await seeing()).toEqual(['PUBLIC_HEALTH']);
    await happened(trajectory, 'TRIAGED', 3);
    await happened(trajectory, 'MOVE_ON_READY', 4);
    expect(await seeing()).toEqual([]);
    await happened(trajectory, 'STAY_ENDED', 5, { facility_id: 'kromhout-herstart' });
    await happened(trajectory, 'HOUSED', 5);
    expect(await seeing()).toEqual(['COMMUNITY_TEAM']);
    await happened(trajectory, 'CLOSED', 6);
    expect(await seeing()).toEqual([]);
    await happened(trajectory, 'RETURNED', 7);
    expect(await seeing()).toEqual(['ACCESS_POINT', 'COMMUNITY_TEAM']);
  });

  it('is seen in the role to which it was handed, not in another of the same partner', async () => {
    const trajectory = await addTrajectory(database.owner, 'NONE');
    await happened(trajectory, 'ACCESS_GRANTED', 1);
    await handTo(trajectory, 'PUBLIC_HEALTH');
    expect(await sees('PUBLIC_HEALTH', trajectory)).toBe(true);
    expect(await sees('ACCESS_POINT', trajectory)).toBe(false);
  });

  it('is guided by the provider that gets it, and no longer by the one that had it', async () => {
    const trajectory = await addTrajectory(database.owner, 'GUIDES');
    await handTo(trajectory, 'CARE_PROVIDER', somebodyElse);
    expect(await sees('CARE_PROVIDER', trajectory)).toBe(false);
    expect(await sees('CARE_PROVIDER', trajectory, somebodyElse)).toBe(true);
  });
});

describe.each([
  ['hub.pseudonym', 'recipient_id'],
  ['hub.trajectory_party', 'partner_id'],
])('%s', (table, column) => {
  it('shows a partner its own rows, whatever else it may see', async () => {
    const trajectory = await addTrajectory(database.owner, 'NONE');
    for (const partner of [caller, somebodyElse]) {
      await handTo(trajectory, 'PUBLIC_HEALTH', partner);
      await insert(database.owner, 'hub.pseudonym', [
        {
          value: `${partner}-${trajectory}`,
          recipient_id: partner,
          trajectory_id: trajectory,
          purpose: 'CHAIN',
          year: 2026,
        },
      ]);
    }
    const sql = `select distinct ${column} as partner from ${table}`;
    for (const role of [
      'CENTRAL_MUNICIPALITY',
      'CASE_COORDINATOR',
      'CARE_PROVIDER',
      'PUBLIC_HEALTH',
    ] as const) {
      const partners = await query(service, { role: databaseRole(role), partner: caller }, sql);
      expect(partners).toEqual([{ partner: caller }]);
    }
  });
});

describe('the hash of a reference', () => {
  it.each(['CENTRAL_MUNICIPALITY', 'CARE_PROVIDER'] as const)(
    'is read by no role, nor by %s',
    async (role) => {
      const reading = query(
        service,
        { role: databaseRole(role), partner: caller },
        'select from hub.client_reference',
      );
      expect(await refusal(reading)).toBe(permissionDenied);
    },
  );
});

describe('an event', () => {
  const report = (role: Role, given: Record<string, unknown>) => {
    const row = {
      ...{ kind: 'TRIAGED', happened_on: '2026-02-01', actor_id: caller, actor_role: role },
      ...{ reference: `handed-${Math.random()}`, ...given },
    };
    const columns = Object.keys(row).join(', ');
    const sql = `insert into hub.trajectory_event (${columns}) select ${columns} from jsonb_populate_recordset(null::hub.trajectory_event, $1)`;
    return refusal(
      query(service, { role: databaseRole(role), partner: caller }, sql, [JSON.stringify([row])]),
    );
  };

  it('is taken of a client whom its actor sees, and of nobody else', async () => {
    const [own, other] = [
      await addTrajectory(database.owner, 'GUIDES'),
      await addTrajectory(database.owner, 'NONE'),
    ];
    expect(await report('CARE_PROVIDER', { trajectory_id: own })).toBeNull();
    expect(await report('CARE_PROVIDER', { trajectory_id: other })).toBe(permissionDenied);
  });

  it.each([
    ["under somebody else's name", { actor_id: somebodyElse }],
    ['in another role', { actor_role: 'CENTRAL_MUNICIPALITY' }],
    ['that calls itself synthetic', { synthetic: true }],
    ['with a moment of its own', { known_at: '2020-01-01' }],
    ['that registers', { kind: 'REGISTERED' }],
    ['in a facility of somebody else', { kind: 'STAY_STARTED', facility_id: 'kromhout-herstart' }],
  ])('is not taken %s', async (_, given) => {
    const trajectory_id = await addTrajectory(database.owner, 'GUIDES');
    expect(await report('CARE_PROVIDER', { trajectory_id, ...given })).toBe(permissionDenied);
  });

  it('is put right by its actor and those in charge, whatever else they see', async () => {
    const trajectory_id = await addTrajectory(database.owner, 'GUIDES');
    const { rows } = await database.owner.query<{ id: string }>(
      `insert into hub.trajectory_event (trajectory_id, kind, happened_on, facility_id, actor_id, actor_role, reference)
       select $1, 'STAY_STARTED', '2026-02-01', 'kromhout-herstart', a, 'CARE_PROVIDER', 'right ' || gen_random_uuid()
       from unnest(array[$2, $3]::text[]) a returning id`,
      [trajectory_id, somebodyElse, caller],
    );
    const [theirs, own] = rows.map(({ id }) => id);
    const correct = (role: Role, corrects_id: string | undefined, given = {}) =>
      report(role, { trajectory_id, kind: 'CORRECTION', corrects_id, ...given });
    expect(await correct('CARE_PROVIDER', own)).toBeNull();
    expect(await correct('CARE_PROVIDER', own, { facility_id: 'kromhout-herstart' })).toBeNull();
    expect(await correct('CARE_PROVIDER', own, { facility_id: 'tweelingen-stierstraat' })).toBe(
      permissionDenied,
    );
    expect(await correct('CARE_PROVIDER', theirs)).toBe(permissionDenied);
    for (const role of ['CENTRAL_MUNICIPALITY', 'CASE_COORDINATOR'] as const)
      expect(await correct(role, theirs, { facility_id: 'tweelingen-stierstraat' })).toBeNull();
  });
});
