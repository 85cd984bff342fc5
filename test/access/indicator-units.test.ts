import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import * as factories from '../../seeds/factories';
import { insert, type TableRow } from '../../seeds/insert';
import { measures } from '../../src/features/indicator/measures';
import { roles, type Role } from '../../src/identity/role';
import { connectionTo, createTestDatabase, type TestDatabase } from '../setup/test-database';
import { databaseRole, permissionDenied, query, refusal } from './as-role';
import { addTrajectory, arrangeWitnesses, caller, somebodyElse } from './witnesses';

/** Exact figures: over one's own clients, under keys that nobody else has. */
let database: TestDatabase;
let service: Client;

interface Unit {
  record_key: string;
  category: string | null;
  municipality_id: string | null;
  product_id: string | null;
  provider_id: string | null;
  target_group: string | null;
  age_band: string | null;
  causes: string[] | null;
  amount: number | null;
}

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

const year = `'2025-07-01', '2026-07-01', '2026-07-31'`;

const own = (role: Role, partner: string, measure: string): Promise<Unit[]> =>
  query<Unit>(
    service,
    { role: databaseRole(role), partner },
    `select * from hub.own_indicator_units($1, ${year})`,
    [measure],
  );

const published = (name: string): Promise<Unit[]> =>
  query<Unit>(service, { role: 'hub_publisher', partner: '' }, `select * from hub.${name}(${year})`);

const inCharge: Role[] = ['CENTRAL_MUNICIPALITY', 'CASE_COORDINATOR'];
const countsOwn: Role[] = [...inCharge, 'CARE_PROVIDER', 'MUNICIPALITY'];

/** One client with two trajectories of the same relation to the caller, of which one has a stay that ended. */
async function addTwice(standing: 'GUIDES' | 'ORIGIN', given: TableRow = {}): Promise<string> {
  const first = await addTrajectory(database.owner, standing, given);
  const second = await addTrajectory(database.owner, standing, given);
  await database.owner.query(
    `update hub.trajectory set client_id = (select client_id from hub.trajectory where id = $1) where id = $2`,
    [first, second],
  );
  await database.owner.query(
    `update hub.trajectory_care set causes = '{BREAKUP}', target_group = 'FAMILIES', age_band = 'FROM_65'
     where trajectory_id = any ($1)`,
    [[first, second]],
  );
  return first;
}

describe('units of publications', () => {
  it.each(roles)('are refused to %s', async (role) => {
    const names = [...new Set(measures.map((measure) => measure.function))];
    for (const name of names) {
      const reading = query(
        service,
        { role: databaseRole(role), partner: caller },
        `select from hub.${name}(${year})`,
      );
      expect(await refusal(reading)).toBe(permissionDenied);
    }
  });

  it('are of everybody, those of women’s shelter included, under the key of the record', async () => {
    const shielded = await addTrajectory(database.owner, 'NONE', { shielded: true });
    const { rows } = await database.owner.query(
      `select c.record_key from hub.trajectory t join hub.client c on c.id = t.client_id where t.id = $1`,
      [shielded],
    );
    const keys = (await published('units_stock')).map(({ record_key }) => record_key);
    expect(keys).toContain(rows[0].record_key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('own units', () => {
  it.each(roles.filter((role) => !countsOwn.includes(role)))('are refused to %s', async (role) => {
    expect(await refusal(own(role, caller, 'STOCK'))).toBe(permissionDenied);
  });

  it('are of one client once, however many trajectories', async () => {
    const before = (await own('CARE_PROVIDER', caller, 'STOCK')).length;
    await addTwice('GUIDES');
    const after = await own('CARE_PROVIDER', caller, 'STOCK');
    expect(after.length).toBe(before + 1);
    expect(after.some(({ causes, age_band }) => causes?.[0] === 'BREAKUP' && age_band === 'FROM_65')).toBe(
      true,
    );
    expect(await own('CARE_PROVIDER', '', 'STOCK')).toEqual([]);
  });

  it('are of a provider those whom it guides, and of those in charge all', async () => {
    const trajectory = await addTrajectory(database.owner, 'GUIDES', { shielded: true });
    const mine = (await own('CARE_PROVIDER', caller, 'STOCK')).length;
    expect((await own('CARE_PROVIDER', somebodyElse, 'STOCK')).length).toBeGreaterThan(mine);
    const everybody = (await published('units_stock')).length;
    for (const role of inCharge) expect((await own(role, caller, 'STOCK')).length).toBe(everybody);
    await database.owner.query('update hub.trajectory set provider_id = $2 where id = $1', [
      ...[trajectory, somebodyElse],
    ]);
    expect((await own('CARE_PROVIDER', caller, 'STOCK')).length).toBe(mine - 1);
  });

  it('are of a municipality its inhabitants without care detail, women’s shelter excepted', async () => {
    const before = (await own('MUNICIPALITY', caller, 'STOCK')).length;
    await addTwice('ORIGIN');
    await addTrajectory(database.owner, 'ORIGIN', { shielded: true });
    const units = await own('MUNICIPALITY', caller, 'STOCK');
    expect(units.length).toBe(before + 1);
    for (const unit of units) {
      const { municipality_id, product_id, provider_id, target_group, age_band, causes } = unit;
      expect(municipality_id).toBe('GM0505');
      expect([product_id, provider_id, target_group, age_band, causes]).toEqual(Array(5).fill(null));
    }
  });

  it('tell a municipality nothing of where somebody went to', async () => {
    const trajectory = await addTrajectory(database.owner, 'ORIGIN');
    const left = { trajectory_id: trajectory, actor_id: somebodyElse, actor_role: 'CARE_PROVIDER' };
    const facility_id = 'kromhout-herstart';
    await insert(database.owner, 'hub.trajectory_event', [
      factories.trajectoryEvent({ ...left, kind: 'STAY_STARTED', happened_on: '2026-02-01', facility_id }),
    ]);
    await insert(database.owner, 'hub.trajectory_event', [
      factories.trajectoryEvent({
        ...{ ...left, kind: 'STAY_ENDED', happened_on: '2026-03-01', facility_id, destination: 'OWN_HOME' },
        id: randomUUID(),
      }),
    ]);
    const units = await own('MUNICIPALITY', caller, 'OUTFLOW');
    expect(units.length).toBeGreaterThan(0);
    expect(units.filter(({ category }) => category !== null)).toEqual([]);
    expect((await own('CASE_COORDINATOR', caller, 'OUTFLOW')).map(({ category }) => category)).toContain(
      'OWN_HOME',
    );
    expect((await own('CASE_COORDINATOR', caller, 'PERMANENT_EXITS')).length).toBeGreaterThan(0);
    for (const { code, careDetail } of measures.filter(({ careDetail: detail }) => detail !== 'NONE')) {
      const seen = await own('MUNICIPALITY', caller, code);
      expect(seen.filter(({ category }) => category !== null || careDetail === 'ALL')).toEqual([]);
    }
  });

  it('have keys that stay the same for one partner and match those of no other', async () => {
    for (const measure of ['STOCK', 'LENGTH_OF_STAY_ONGOING']) {
      const keysOf = async (role: Role, partner: string) =>
        (await own(role, partner, measure)).map(({ record_key }) => record_key).sort();
      const mine = await keysOf('CENTRAL_MUNICIPALITY', 'dordrecht');
      const theirs = await keysOf('CASE_COORDINATOR', 'sociale-dienst-drechtsteden');
      const open = (await published(`units_${measure.toLowerCase()}`)).map(({ record_key }) => record_key);
      expect(await keysOf('CENTRAL_MUNICIPALITY', 'dordrecht')).toEqual(mine);
      expect([theirs.length, open.length]).toEqual([mine.length, mine.length]);
      expect(mine.filter((key) => theirs.includes(key) || open.includes(key))).toEqual([]);
    }
  });

  it('are of the witnesses what the caller sees of them, for every measure', async () => {
    for (const { code, function: name } of measures) {
      const all = (await published(name)).filter((unit) => (unit as { measure?: string }).measure === code);
      for (const role of countsOwn) {
        const units = await own(role, caller, code);
        expect([code, role, units.length <= all.length]).toEqual([code, role, true]);
      }
    }
  });
});

describe('the balance of counts and stays', () => {
  const balance = (role: Role, partner: string) =>
    query(
      service,
      { role: databaseRole(role), partner },
      `select * from hub.provider_balance('2026-06-01', '2026-11-01', '2026-11-16')`,
    );

  it.each(roles.filter((role) => ![...inCharge, 'CARE_PROVIDER'].includes(role)))(
    'is refused to %s',
    async (role) => {
      expect(await refusal(balance(role, caller))).toBe(permissionDenied);
    },
  );

  it('is of a provider its own, and of those in charge that of all', async () => {
    const all = await balance('CENTRAL_MUNICIPALITY', 'dordrecht');
    expect(all.length).toBeGreaterThan(0);
    for (const row of all) {
      const { stock_before, inflow, outflow, stock_now, difference } = row as Record<string, number>;
      expect(difference).toBe(stock_before! + inflow! - outflow! - stock_now!);
    }
    const own_ = await balance('CARE_PROVIDER', 'leger-des-heils');
    expect(own_.map(({ provider_id }) => provider_id as string)).toEqual(['leger-des-heils']);
    expect(await balance('CARE_PROVIDER', 'enver')).toEqual([]);
  });
});
