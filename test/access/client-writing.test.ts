import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { sees } from '../../src/access/matrix';
import { roles, type Role } from '../../src/identity/role';
import { connectionTo, createTestDatabase, type TestDatabase } from '../setup/test-database';
import { acting, databaseRole, permissionDenied, query, refusal } from './as-role';
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

const insertAs = (role: Role, table: string, row: object) => {
  const columns = Object.keys(row).join(', ');
  const sql = `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1)`;
  return refusal(query(service, { role: databaseRole(role), partner: caller }, sql, [JSON.stringify([row])]));
};

const clientOf = async (trajectory: string): Promise<string> => {
  const sql = 'select client_id as client from hub.trajectory where id = $1';
  return (await database.owner.query<{ client: string }>(sql, [trajectory])).rows[0]!.client;
};

describe('a reference of a client', () => {
  const bind = async (role: Role, trajectory: string, given: object = {}) =>
    insertAs(role, 'hub.client_reference', {
      ...{ partner_id: caller, hash: randomUUID(), client_id: await clientOf(trajectory), ...given },
    });

  it.each(roles)('is bound by %s only to a client of whom it sees a trajectory', async (role) => {
    const own = { provider_id: caller, municipality_id: 'GM0505' };
    const [seen, unseen] = [
      await addTrajectory(database.owner, 'HANDED', own),
      await addTrajectory(database.owner, 'NONE'),
    ];
    const inCharge = role === 'CENTRAL_MUNICIPALITY' || role === 'CASE_COORDINATOR';
    const may = sees(role, 'trajectory.reference');
    expect(await bind(role, seen)).toBe(may ? null : permissionDenied);
    expect(await bind(role, unseen)).toBe(inCharge ? null : permissionDenied);
    expect(await bind(role, seen, { partner_id: somebodyElse })).toBe(permissionDenied);
  });
});

describe('a match', () => {
  const match = (role: Role, trajectory_id: string, other_id: string, given: object = {}) =>
    insertAs(role, 'hub.client_match', {
      ...{ kind: 'LINKED', trajectory_id, other_id, reason: 'CAME_BACK', actor_id: caller, actor_role: role },
      ...{ reference: randomUUID(), ...given },
    });

  it.each(roles)('by %s is of trajectories that it sees, if it matches at all', async (role) => {
    const [one, other, unseen] = [
      await addTrajectory(database.owner, 'HANDED'),
      await addTrajectory(database.owner, 'HANDED'),
      await addTrajectory(database.owner, 'NONE'),
    ];
    const may = sees(role, 'trajectory.link');
    expect(await match(role, one, other)).toBe(may ? null : permissionDenied);
    expect(await match(role, one, unseen)).toBe(role === 'CASE_COORDINATOR' ? null : permissionDenied);
    expect(await match(role, unseen, one)).toBe(role === 'CASE_COORDINATOR' ? null : permissionDenied);
    expect(await match(role, one, other, { actor_id: somebodyElse })).toBe(permissionDenied);
  });

  it('is not taken with a client, a moment or a role of its own', async () => {
    const [one, other] = [
      await addTrajectory(database.owner, 'HANDED'),
      await addTrajectory(database.owner, 'HANDED'),
    ];
    for (const given of [
      { survivor_id: await clientOf(one) },
      { recorded_at: '2020-01-01' },
      { actor_role: 'CENTRAL_MUNICIPALITY' },
    ])
      expect(await match('CASE_COORDINATOR', one, other, given)).toBe(permissionDenied);
  });
});

describe('what is append-only', () => {
  const refusedToAll = '23000';
  const tables = [
    ...[
      'trajectory_event',
      'nomination_step',
      'client_match',
      'capacity_mutation',
      'acceptance_statement',
      'error_report',
      'error_answer',
    ],
  ];

  it.each(tables)('is changed in %s by no statement, not even of the owner', async (table) => {
    const { rows } = await database.owner.query<{ name: string }>(
      `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 limit 1`,
      [`hub.${table}`],
    );
    const change = `update hub.${table} set ${rows[0]!.name} = ${rows[0]!.name}`;
    expect(await refusal(database.owner.query(change))).toBe(refusedToAll);
  });

  it('is not opened by what opened it once in the same transaction', async () => {
    const key = await addTrajectory(database.owner, 'NONE');
    await database.owner.query('begin');
    await database.owner.query(`select hub.take_content_away('EVENTS', array[$1::uuid])`, [key]);
    const change = `update hub.trajectory_event set reference = 'x' where trajectory_id = $1`;
    expect(await refusal(database.owner.query(change, [key]))).toBe(refusedToAll);
    await database.owner.query('rollback');
  });

  it.each(roles)(
    'is changed by %s in no way, also when it says that it takes something away',
    async (role) => {
      const who = { role: databaseRole(role), partner: caller };
      const taking = `select hub.take_content_away('NOTE', array[gen_random_uuid()])`;
      expect(await refusal(query(service, who, taking))).toBe(permissionDenied);
      const outcome = acting(service, who, async () => {
        await service.query(`savepoint before`);
        await refusal(service.query(`set local hub.taking_away = 'yes'`));
        await service.query(`rollback to before`);
        await service.query(`update hub.trajectory_event set reference = 'x'`);
      });
      expect(await refusal(outcome)).toBe(permissionDenied);
    },
  );
});
