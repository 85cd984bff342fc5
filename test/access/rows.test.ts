import type { Client } from 'pg';
import { matrix, relationOf, type SliceName } from '../../src/access/matrix';
import type { Relation } from '../../src/access/relations';
import { roles, type Role } from '../../src/identity/role';
import { connectionTo, createTestDatabase, type TestDatabase } from '../setup/test-database';
import { addShielding } from './client-witnesses';
import { aside } from './granted';
import { databaseRole, permissionDenied, query, refusal } from './as-role';
import { slicesWithoutRows } from './slices-without-rows';
import * as witness from './witnesses';
import { caller, witnessTables, type Standing, type WitnessTable } from './witnesses';

let database: TestDatabase;
let service: Client;
let witnesses: witness.Witnesses;

beforeAll(async () => {
  database = await createTestDatabase();
  service = connectionTo(database.serviceUrl);
  await service.connect();
  witnesses = await witness.arrangeWitnesses(database.owner);
});
afterAll(async () => {
  await service.end();
  await database.drop();
});

/** Where the setting of the partner does not exist yet; later it is there, and empty. */
async function onFreshConnection<T>(work: (fresh: Client) => Promise<T>): Promise<T> {
  const fresh = connectionTo(database.serviceUrl);
  await fresh.connect();
  try {
    return await work(fresh);
  } finally {
    await fresh.end();
  }
}

/** Which of these rows a partner sees in a role. */
async function visibleKeys(
  role: Role,
  partner: string | null,
  { table, key }: WitnessTable,
  keys: string[],
): Promise<string[]> {
  const sql = `select distinct ${key}::text as key from ${table} where ${key}::text = any ($1)`;
  const rows = await query<{ key: string }>(service, { role: databaseRole(role), partner }, sql, [keys]);
  return rows.map((row) => row.key);
}

/** The standings of the rows that a partner sees in a role. */
async function visibleStandings(role: Role, partner: string | null, of: WitnessTable): Promise<Standing[]> {
  const keys = Object.entries(witnesses[of.subject]) as Array<[Standing, string]>;
  const visible = await visibleKeys(
    role,
    partner,
    of,
    keys.map(([, key]) => key),
  );
  return keys.filter(([, key]) => visible.includes(key)).map(([standing]) => standing);
}

const relationsTo = (slice: SliceName) => roles.map((role) => ({ role, relation: relationOf(role, slice) }));
const isBound = (relation: Relation | null): relation is Exclude<Relation, 'ALL'> =>
  relation !== null && relation !== 'ALL';
const anyRow = ({ table }: WitnessTable) => `select from ${table} limit 1`;

/** The roles that see a row; to have no right counts as not seeing it. */
async function rolesThatSee(of: WitnessTable, key: string): Promise<Role[]> {
  const seeing: Role[] = [];
  for (const { role, relation } of relationsTo(of.slice)) {
    if (relation && (await visibleKeys(role, caller, of, [key])).length > 0) seeing.push(role);
  }
  return seeing;
}

describe.each(witnessTables)('$table, slice $slice', (of) => {
  for (const { role, relation } of relationsTo(of.slice)) {
    if (relation === null) {
      it(`is refused to ${role}`, async () => {
        const reading = query(service, { role: databaseRole(role), partner: caller }, anyRow(of));
        expect(await refusal(reading)).toBe(permissionDenied);
      });
    } else if (isBound(relation)) {
      it(`shows ${role} the row to which it stands as ${relation}`, async () => {
        expect(await visibleStandings(role, caller, of)).toContain(relation);
      });
      it(`hides from ${role} the rows of somebody else and those of every relation but ${relation}`, async () => {
        const hidden = witness.standingsOf(of).filter((standing) => standing !== relation);
        const visible = await visibleStandings(role, caller, of);
        expect(hidden).toContain('NONE');
        expect(visible.filter((standing) => hidden.includes(standing))).toEqual([]);
      });
      it(`shows ${role} no row at all when the transaction names an empty partner`, async () => {
        expect(await query(service, { role: databaseRole(role), partner: '' }, anyRow(of))).toEqual([]);
      });
      it(`shows ${role} no row at all on a connection that never named a partner`, async () => {
        expect(
          await onFreshConnection((fresh) =>
            query(fresh, { role: databaseRole(role), partner: null }, anyRow(of)),
          ),
        ).toEqual([]);
      });
    } else {
      it(`shows ${role} every row`, async () => {
        expect(await visibleStandings(role, caller, of)).toEqual(witness.standingsOf(of));
      });
    }
  }
});

describe('the matrix', () => {
  it('has a witness for every table with row-level security, who clients are and who knows them aside', async () => {
    const { rows } = await database.owner.query<{ name: string }>(
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = relnamespace
       where nspname in ('hub', 'published') and relrowsecurity`,
    );
    const names = rows.map(({ name }) => name).filter((name) => !aside.split(' ').includes(name));
    expect(names.sort()).toEqual(witnessTables.map(({ table }) => table).sort());
  });

  it('has a witness for every slice that not everybody sees whole, those without rows of their own aside', () => {
    const slices = (Object.keys(matrix) as SliceName[]).filter((slice) =>
      relationsTo(slice).some(({ relation }) => relation !== 'ALL'),
    );
    expect(slices.filter((slice) => !slicesWithoutRows.includes(slice)).sort()).toEqual(
      [...new Set(witnessTables.map(({ slice }) => slice))].sort(),
    );
  });
});

describe('a working area', () => {
  const byArea = ['LOCATION', 'ORIGIN', 'HOUSING_MARKET', 'ORIGIN_OR_HOME'];
  const cases = witnessTables.flatMap((of) =>
    relationsTo(of.slice)
      .filter(
        ({ role, relation }) =>
          byArea.includes(String(relation)) || (role === 'MUNICIPALITY' && relation === 'NOMINATED'),
      )
      .map(({ role, relation }) => ({ ...of, role, relation })),
  );

  it.each(cases)('that ended today opens nothing of $table for $role', async ({ role, ...of }) => {
    expect(await visibleStandings(role, witness.leftToday, of)).toEqual([]);
  });

  it.each(cases)('that begins tomorrow opens nothing of $table for $role yet', async ({ role, ...of }) => {
    expect(await visibleStandings(role, witness.joinsTomorrow, of)).toEqual([]);
  });

  it.each(cases)(
    'that began today and ends tomorrow opens $table for $role',
    async ({ role, relation, ...of }) => {
      expect(await visibleStandings(role, witness.joinedToday, of)).toEqual([relation]);
    },
  );
});

const table = (name: string): WitnessTable => witnessTables.find((of) => of.table === name)!;
const ofClients = [
  ...['hub.trajectory', 'hub.stay', 'hub.housing_need', 'hub.trajectory_care'],
  ...['hub.trajectory_event', 'hub.trajectory_norm', 'hub.housing_area', 'hub.housing_exclusion'],
].map(table);
const ofFacilities = [
  'hub.facility_address',
  'hub.acceptance_statement',
  'hub.capacity_state',
  'hub.capacity_mutation',
  'hub.error_correction',
].map(table);

describe('an address of a confidential location', () => {
  const own = { operator_id: caller, landlord_id: caller, municipality_id: 'GM0505' };
  const makeConfidential = (facility: string) =>
    database.owner.query('update hub.facility_address set confidential = true where facility_id = $1', [
      facility,
    ]);

  it('is for its operator and those in charge, whoever else owns the building or governs the place', async () => {
    const facility = await witness.addFacility(database.owner, 'NONE', own);
    await makeConfidential(facility);
    const inCharge = ['CENTRAL_MUNICIPALITY', 'CARE_PROVIDER', 'CASE_COORDINATOR'];
    expect(await rolesThatSee(table('hub.facility_address'), facility)).toEqual(inCharge);
  });

  it('is not for another operator', async () => {
    const facility = await witness.addFacility(database.owner, 'NONE', {
      ...own,
      operator_id: witness.somebodyElse,
    });
    await makeConfidential(facility);
    expect(await rolesThatSee(table('hub.facility_address'), facility)).toEqual([
      'CENTRAL_MUNICIPALITY',
      'CASE_COORDINATOR',
    ]);
  });
});

describe('a shielded client', () => {
  const seeing = ['CENTRAL_MUNICIPALITY', 'CARE_PROVIDER', 'CASE_COORDINATOR'];
  it.each(ofClients)('is in $table for the provider and those in charge only', async (of) => {
    const own = { provider_id: caller, municipality_id: 'GM0505', shielded: true };
    const trajectory = await witness.addTrajectory(database.owner, 'NONE', own);
    expect(await rolesThatSee(of, trajectory)).toEqual(seeing);
  });

  it.each(ofClients)('who is shielded later disappears from $table for all but these', async (of) => {
    const own = { provider_id: caller, municipality_id: 'GM0505' };
    const trajectory = await witness.addTrajectory(database.owner, 'HANDED', own);
    await addShielding(database.owner, { trajectory_id: trajectory, actor_id: caller });
    expect(await rolesThatSee(of, trajectory)).toEqual(seeing);
  });
});

describe('a change of hands', () => {
  it.each(ofFacilities)(
    'takes $table from the former operator, what it reported itself included',
    async (of) => {
      const facility = await witness.addFacility(database.owner, 'OPERATOR');
      expect(await rolesThatSee(of, facility)).toContain('CARE_PROVIDER');
      await database.owner.query('update hub.facility set operator_id = $2 where id = $1', [
        facility,
        witness.somebodyElse,
      ]);
      expect(await rolesThatSee(of, facility)).not.toContain('CARE_PROVIDER');
      expect(await visibleKeys('CARE_PROVIDER', witness.somebodyElse, of, [facility])).toEqual([facility]);
    },
  );

  it.each(['hub.error_report', 'hub.error_answer'].map(table))(
    'takes $table with it to whoever runs the facility, and leaves it to whoever reported it',
    async (of) => {
      const facility_id = await witness.addFacility(database.owner, 'OPERATOR');
      const reported = await witness.addAnsweredReport(database.owner, { facility_id });
      const own = await witness.addAnsweredReport(database.owner, { facility_id, reporter_id: caller });
      const seen = (partner: string) => visibleKeys('CARE_PROVIDER', partner, of, [reported, own]);
      expect((await seen(caller)).sort()).toEqual([own, reported].sort());
      expect(await seen(witness.joinedToday)).toEqual([]);
      await database.owner.query('update hub.facility set operator_id = $2 where id = $1', [
        facility_id,
        witness.joinedToday,
      ]);
      expect(await seen(caller)).toEqual([own]);
      expect((await seen(witness.joinedToday)).sort()).toEqual([own, reported].sort());
    },
  );

  const handOver = (trajectory: string, to: string) =>
    database.owner.query('update hub.trajectory set provider_id = $2 where id = $1', [trajectory, to]);

  it.each(ofClients)('takes $table from the provider that guided the client', async (of) => {
    const trajectory = await witness.addTrajectory(database.owner, 'GUIDES');
    await handOver(trajectory, witness.somebodyElse);
    expect(await visibleKeys('CARE_PROVIDER', caller, of, [trajectory])).toEqual([]);
  });

  it.each(ofClients)('gives $table to the provider that guides the client now', async (of) => {
    const trajectory = await witness.addTrajectory(database.owner, 'NONE');
    await handOver(trajectory, caller);
    expect(await visibleKeys('CARE_PROVIDER', caller, of, [trajectory])).toEqual([trajectory]);
  });

  it.each(ofClients)('gives $table to the first provider of a client who had none', async (of) => {
    const trajectory = await witness.addTrajectory(database.owner, 'NONE', { provider_id: null });
    await handOver(trajectory, caller);
    expect(await visibleKeys('CARE_PROVIDER', caller, of, [trajectory])).toEqual([trajectory]);
  });
});

describe('a published candidate', () => {
  const seeing = ['CENTRAL_MUNICIPALITY', 'CASE_COORDINATOR', 'HOUSING_ASSOCIATION'] as const;

  it.each(seeing)('is shown to %s only under the handle that was made for the partner', async (role) => {
    const list = witnesses.list.HOUSING_MARKET;
    const sql = 'select recipient_id as recipient from published.candidate where list_id = $1';
    const recipients = (partner: string) =>
      query(service, { role: databaseRole(role), partner }, sql, [list]);
    expect(await recipients(caller)).toEqual([{ recipient: caller }]);
    expect(await recipients(witness.somebodyElse)).toEqual([]);
  });
});
